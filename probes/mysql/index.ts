import { compareDatabase } from '../../src/kit/database/compare-database.ts';
import { defineProbe } from '../../src/kit/define-probe.ts';
import { account } from './account.ts';
import { compareSettings } from './compare-settings.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { DerivedFacts, Facts, Settings } from './schema.ts';
import { touches } from './touches.ts';
import { suggestions } from './suggestions.ts';

export const mysql = defineProbe({
  kind: 'mysql',
  lifecycle: 'stable',
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
  compare: compareDatabase(compareSettings),
  texts: { en, 'zh-CN': zhCN },
});
