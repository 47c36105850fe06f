import { defineProbe } from '../../src/kit/define-probe.ts';
import { account } from './account.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { DerivedFacts, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';
import { touches } from './touches.ts';

export const dameng = defineProbe({
  kind: 'dameng',
  // Until it was tried on a real database.
  lifecycle: 'experimental',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: DerivedFacts,
  headline: 'version',
  suggestions,
  touches,
  login: (settings) => ({ host: settings.host, port: settings.port, account: settings.user }),
  account,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  texts: { en, 'zh-CN': zhCN },
});
