import { zhCN as product } from '../../src/kit/http-json/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...product,
  probe: 'Consul',
  'probe.about': '查询 Consul 代理所在数据中心的领导者、服务器以及代理自身的信息。不读取任何键和服务。',
  'setting.token': 'ACL 令牌，写成 ${secret:NAME}；默认不带令牌',
  'fact.leader': '领导者',
  'fact.servers': '有投票权的服务器数',
  'fact.version': '版本',
  'fact.datacenter': '数据中心',
  'fact.node': '节点',
  'fact.nodeId': '节点标识',
  'fact.server': '是服务器节点',
  'fact.aclEnabled': '已开启访问控制（ACL）',
  'fact.gossipEncrypted': 'Gossip 通信已加密',
};
