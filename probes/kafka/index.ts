import { defineProbe } from '../../src/kit/define-probe.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';
import { touches } from './touches.ts';

export const kafka = defineProbe({
  kind: 'kafka',
  lifecycle: 'experimental',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'versionAtLeast',
  touches,
  login: ({ host, port, user }) => (user === undefined ? null : { host, port, account: user }),
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  texts: { en, 'zh-CN': zhCN },
});
