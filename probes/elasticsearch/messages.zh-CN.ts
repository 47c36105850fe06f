import { zhCN as product } from '../../src/kit/http-json/names.zh-CN.ts';
import { zhCN as account } from '../../src/kit/service/account-names.zh-CN.ts';
import type { Texts } from '../../src/model/message.ts';

export const zhCN: Texts = {
  ...product,
  ...account,
  probe: 'Elasticsearch',
  'probe.about':
    '查询 Elasticsearch、OpenSearch 或 Easysearch 节点的版本及其集群的健康状况。不读取任何文档，不做任何修改。',
  'setting.apiKey': 'Authorization: ApiKey 的密钥，写成 ${secret:NAME}，用于代替用户名和密码',
  'elasticsearch.two-logins': 'user 和 apiKey 不能同时使用',
  'fact.product': '产品',
  'fact.version': '版本',
  'fact.lucene': 'Lucene 版本',
  'fact.build': '构建类型',
  'fact.node': '节点',
  'fact.cluster': '集群名称',
  'fact.clusterUuid': '集群标识',
  'fact.status': '集群状态',
  'fact.nodes': '节点数',
  'fact.dataNodes': '数据节点数',
  'fact.shards': '分片',
  'fact.shards.active': '活动分片数',
  'fact.shards.relocating': '迁移中的分片数',
  'fact.shards.initializing': '初始化中的分片数',
  'fact.shards.unassigned': '未分配的分片数',
  'fact.shards.activePercent': '活动分片占比',
  'fact.pendingTasks': '排队的集群变更数',
};
