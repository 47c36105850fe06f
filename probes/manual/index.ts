import { defineProbe } from '../../src/kit/define-probe.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Derived, Facts, Settings } from './schema.ts';

export const manual = defineProbe({
  kind: 'manual',
  lifecycle: 'stable',
  factsVersion: 1,
  capability: 'person',
  isolated: false,
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: null,
  touches: () => [],
  login: () => null,
  implied: { confirmed: true },
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  compare: null,
  texts: { en, 'zh-CN': zhCN },
});
