import { en as product } from '../../src/kit/http-json/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...product,
  probe: 'Consul',
  'probe.about':
    'Asks a Consul agent for the leader of its datacenter, the servers and itself. Reads no key and no service.',
  'setting.token': 'ACL token, as ${secret:NAME}; none unless said',
  'fact.leader': 'leader',
  'fact.servers': 'servers that vote',
  'fact.version': 'version',
  'fact.datacenter': 'datacenter',
  'fact.node': 'node',
  'fact.nodeId': 'identity of the node',
  'fact.server': 'is a server',
  'fact.aclEnabled': 'access control (ACL)',
  'fact.gossipEncrypted': 'gossip encrypted',
};
