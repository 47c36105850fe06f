import { zhCN as account } from '../../src/kit/service/account-names.zh-CN.ts';
import { zhCN as service } from '../../src/kit/service/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...service,
  ...account,
  probe: 'memcached',
  'probe.about': '查询 memcached 服务器的版本和统计信息，服务器要求登录时先登录。不读取任何缓存值，不做任何修改。',
  'setting.port': '端口，默认 11211',
  'setting.protocol': 'text（文本协议，默认）或 binary（二进制协议；启用 SASL 登录（-S）的服务器只支持此协议）',
  'note.not-text': '启用 SASL 登录（-S）的服务器不接受文本命令，也不作任何回应：如属这种情况，请写 protocol: binary。',
  'note.not-binary': '使用文本协议登录（-Y）的服务器不回应二进制协议：如属这种情况，请写 protocol: text。',
  'note.mechanisms': '服务器提供的登录方式为 {offered}，其中没有 PLAIN。',
  'fact.loginRequired': '要求登录',
  'fact.version': '版本',
  'fact.uptime': '已运行时间',
  'fact.connections': '连接',
  'fact.connections.current': '当前连接数',
  'fact.connections.most': '最大连接数',
  'fact.memory': '内存',
  'fact.memory.limit': '可用内存上限',
  'fact.memory.used': '已用内存',
  'fact.evictions': '被提前淘汰的数据项数',
};
