import { compareDatabase } from '../../src/kit/database/compare-database.ts';
import { defineProbe } from '../../src/kit/define-probe.ts';
import { account } from './account.ts';
import { compareSettings } from './compare-settings.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { DerivedFacts, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';
import { touches } from './touches.ts';

export const postgres = defineProbe({
  kind: 'postgres',
  lifecycle: 'stable',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: DerivedFacts,
  headline: 'version',
  touches,
  login: (settings) => ({ host: settings.host, port: settings.port, account: settings.user }),
  account,
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  compare: compareDatabase(compareSettings),
  texts: { en, 'zh-CN': zhCN },
});
