import type { Texts } from '../../src/model/message.ts';

export const en: Texts = {
  probe: 'Services',
  'probe.about':
    'Asks systemd, init scripts or Windows which services are installed, whether they run, since when, and whether they start with the system. Reads only.',
  'setting.names': 'services that are looked at: [nginx, kingbase]; all of them unless said',
  'setting.platform': 'linux or windows: the touch list then names the files and commands of that system only',
  'services.wanted-name': 'name of a service: letters, digits, blanks and _ : @ . $ -, not beginning with a hyphen',
  'fact.manager': 'service manager',
  'fact.services': 'services',
  'fact.services.installed': 'installed',
  'fact.services.state': 'state',
  'fact.services.subState': 'state in the words of the system',
  'fact.services.enabled': 'starts with the system',
  'fact.services.startup': 'kind of start',
  'fact.services.since': 'in this state since',
  'fact.services.pid': 'main process',
  'fact.services.restarts': 'automatic restarts',
  'fact.services.result': 'last result',
  'gap.init-script': 'init scripts do not tell it',
  'gap.no-manager': 'no service manager runs here: the first process is neither systemd nor init, as in containers',
  'gap.no-restarts': 'this version of systemd does not count restarts',
  'gap.no-status': 'the init script gave no status',
  'gap.no-unit-file': 'the unit has no file of its own',
  'gap.only-loaded': 'only loaded services were seen: {because}',
  'gap.startup': '{startup} leaves open whether it starts with the system',
  'gap.unknown-state': 'systemd gives a state that is not known here: {state}',
};
