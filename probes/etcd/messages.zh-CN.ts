import { zhCN as product } from '../../src/kit/http-json/names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...product,
  probe: 'etcd',
  'probe.about': '查询 etcd 集群成员的版本、健康状况和状态。不读取任何键，不登录。',
  'fact.version': '成员版本',
  'fact.clusterVersion': '集群版本',
  'fact.healthy': '健康',
  'fact.unhealthyBecause': '不健康的原因',
  'fact.clusterId': '集群编号',
  'fact.memberId': '成员编号',
  'fact.hasLeader': '有领导者',
  'fact.isLeader': '是领导者',
  'fact.learner': '无投票权（learner）',
  'fact.database': '数据库',
  'fact.database.size': '数据库大小',
  'fact.database.used': '其中已使用',
  'fact.database.quota': '数据库配额（达到后不再接受写入）',
  'fact.errors': '告警',
};
