import { en as service } from '../../src/kit/service/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...service,
  probe: 'memcached',
  'probe.about':
    'Asks a memcached server for its version and statistics. Reads no value and changes nothing; no login.',
  'setting.port': 'port, 11211 unless said',
  'fact.version': 'version',
  'fact.uptime': 'running for',
  'fact.connections': 'connections',
  'fact.connections.current': 'connections open now',
  'fact.connections.most': 'connections admitted at once',
  'fact.memory': 'memory',
  'fact.memory.limit': 'memory it may use',
  'fact.memory.used': 'memory in use',
  'fact.evictions': 'values thrown out before their time',
};
