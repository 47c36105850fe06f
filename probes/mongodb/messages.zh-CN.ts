import { zhCN as account } from '../../src/kit/service/account-names.zh-CN.ts';
import { zhCN as service } from '../../src/kit/service/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...service,
  ...account,
  probe: 'MongoDB',
  'probe.about':
    '读取 MongoDB 服务器或其兼容产品的版本、角色和副本集，无需登录；提供账号时还会验证能否登录。不读取任何数据。',
  'setting.port': '端口，默认 27017',
  'setting.authSource': '账号所在的认证库，默认 admin',
  'mongodb.wanted-database': '数据库名称',
  'fact.product': '产品',
  'fact.version': '版本',
  'fact.productVersion': '兼容产品自身的版本',
  'fact.modules': '模块',
  'fact.wireVersion': '协议版本',
  'fact.wireVersion.least': '最低协议版本',
  'fact.wireVersion.most': '最高协议版本',
  'fact.role': '角色',
  'fact.replicaSet': '副本集',
  'fact.replicaSet.name': '副本集名称',
  'fact.replicaSet.primary': '主节点',
  'fact.replicaSet.hosts': '成员',
  'fact.replicaSet.me': '本成员',
  'fact.readOnly': '不接受写入',
  'fact.maxDocumentBytes': '文档大小上限',
  'fact.clock': '服务器时钟',
  'fact.loginMechanisms': '该账号可用的认证方式',
  'fact.loggedIn': '已登录',
  'fact.versionAtLeast': '版本不低于（按协议推断）',
};
