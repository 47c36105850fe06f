import { defineProbe } from '../../src/kit/define-probe.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Derived, Facts, Settings } from './schema.ts';

export const manual = defineProbe({
  kind: 'manual',
  lifecycle: 'stable',
  capability: 'person',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  touches: () => [],
  implied: { confirmed: true },
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  texts: { en, 'zh-CN': zhCN },
});
