import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  probe: 'Listening ports',
  'probe.about':
    'Lists the TCP and UDP ports that are open on the machine it runs on, with the programs behind them and whether other machines can reach them. Reads only.',
  'setting.processes': 'false: the programs behind the ports are not looked for',
  'setting.platform': 'linux or windows: the touch list then names the files and commands of that system only',
  'fact.tcp': 'TCP ports',
  'fact.tcp.process': 'program',
  'fact.tcp.pid': 'process',
  'fact.tcp.reach': 'reachable from',
  'fact.tcp.family': 'address family',
  'fact.tcp.addresses': 'local addresses',
  'fact.udp': 'UDP ports',
  'fact.udp.process': 'program',
  'fact.udp.pid': 'process',
  'fact.udp.reach': 'reachable from',
  'fact.udp.family': 'address family',
  'fact.udp.addresses': 'local addresses',
};
