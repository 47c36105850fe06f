import { en as product } from '../../src/kit/http-json/names.en.ts';
import { en as account } from '../../src/kit/service/account-names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...product,
  ...account,
  probe: 'Elasticsearch',
  'probe.about':
    'Asks a node of Elasticsearch, OpenSearch or Easysearch for its version and the health of its cluster. Reads no document and changes nothing.',
  'setting.apiKey': 'key for Authorization: ApiKey, as ${secret:NAME}, in place of user and password',
  'elasticsearch.two-logins': 'user and apiKey exclude each other',
  'fact.product': 'product',
  'fact.version': 'version',
  'fact.lucene': 'version of Lucene',
  'fact.build': 'build',
  'fact.node': 'node',
  'fact.cluster': 'name of the cluster',
  'fact.clusterUuid': 'identity of the cluster',
  'fact.status': 'status of the cluster',
  'fact.nodes': 'nodes',
  'fact.dataNodes': 'nodes that hold data',
  'fact.shards': 'shards',
  'fact.shards.active': 'shards in use',
  'fact.shards.relocating': 'shards being moved',
  'fact.shards.initializing': 'shards being made',
  'fact.shards.unassigned': 'shards without a node',
  'fact.shards.activePercent': 'share of shards in use',
  'fact.pendingTasks': 'changes that wait',
};
