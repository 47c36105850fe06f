import { zhCN as product } from '../../src/kit/http-json/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...product,
  probe: 'Nacos',
  'probe.about': '查询 Nacos 服务器的版本、运行模式、就绪状态和注册规模。不读取任何配置和服务，不登录。',
  'setting.url': '服务地址，含上下文路径，例如 http://nacos:8848/nacos',
  'fact.version': '版本',
  'fact.mode': '运行模式',
  'fact.functions': '启用的功能',
  'fact.authEnabled': '已开启鉴权',
  'fact.storage': '数据存储',
  'fact.ready': '就绪',
  'fact.notReadyBecause': '未就绪的原因',
  'fact.naming': '服务注册',
  'fact.naming.status': '注册中心状态',
  'fact.naming.services': '已注册的服务数',
  'fact.naming.instances': '已注册的实例数',
};
