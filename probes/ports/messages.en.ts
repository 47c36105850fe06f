import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  probe: 'Listening ports',
  'probe.about':
    'Lists the TCP and UDP ports that are open on the machine it runs on, with the programs behind them and whether other machines can reach them. Reads only.',
  'setting.processes': 'false: the programs behind the ports are not looked for',
  'setting.platform': 'linux or windows: the touch list then names the files and commands of that system only',
  'gap.first-ports': 'only the first {kept} of {n} ports are listed',
  'gap.no-holder': 'no process that can be seen from here holds it: the kernel itself, another container, or it ended',
  'gap.no-name': 'the process gave no name',
  'gap.other-account': 'it belongs to another account; run as root to see it',
  'gap.search-too-long': 'looking through all processes took too long',
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
