import { defineProbe } from '../../src/kit/define-probe.ts';
import { withDriver } from '../../src/kit/with-driver.ts';
import { account } from './account.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { DerivedFacts, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';
import { touches } from './touches.ts';

export const oracle = defineProbe({
  kind: 'oracle',
  // Until it was tried on a real database: nothing here can play one but its listener.
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
  observe: async (task) => (await withDriver('oracledb', () => import('./observe.ts'))).observe(task),
  derive,
  texts: { en, 'zh-CN': zhCN },
});
