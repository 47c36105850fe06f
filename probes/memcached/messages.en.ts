import { en as account } from '../../src/kit/service/account-names.en.ts';
import { en as service } from '../../src/kit/service/names.en.ts';
import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  ...service,
  ...account,
  probe: 'memcached',
  'probe.about':
    'Asks a memcached server for its version and statistics, with a login where it wants one. Reads no value and changes nothing.',
  'setting.port': 'port, 11211 unless said',
  'setting.protocol': 'text (default), or binary, which a server with SASL logins (-S) speaks alone',
  'note.not-text':
    'A server with SASL logins (-S) takes no text commands and keeps silent: where it is one, write protocol: binary.',
  'note.not-binary':
    'A server with logins of the text protocol (-Y) does not answer the binary one: where it is one, write protocol: text.',
  'note.mechanisms': 'The server offers these ways to log in, and not PLAIN: {offered}.',
  'fact.loginRequired': 'login demanded',
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
