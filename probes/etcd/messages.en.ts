import { en as product } from '../../src/kit/http-json/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...product,
  probe: 'etcd',
  'probe.about': 'Asks a member of an etcd cluster for its version, health and status. Reads no key; no login.',
  'fact.version': 'version of the member',
  'fact.clusterVersion': 'version of the cluster',
  'fact.healthy': 'healthy',
  'fact.unhealthyBecause': 'why it is not healthy',
  'fact.clusterId': 'number of the cluster',
  'fact.memberId': 'number of the member',
  'fact.hasLeader': 'has a leader',
  'fact.isLeader': 'is the leader',
  'fact.learner': 'has no vote (learner)',
  'fact.database': 'database',
  'fact.database.size': 'size of the database',
  'fact.database.used': 'of it in use',
  'fact.database.quota': 'size at which it takes no more writes',
  'fact.errors': 'alarms',
};
