import { zhCN as service } from '../../src/kit/service/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...service,
  probe: 'memcached',
  'probe.about': '查询 memcached 服务器的版本和统计信息。不读取任何缓存值，不做任何修改，不登录。',
  'setting.port': '端口，默认 11211',
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
