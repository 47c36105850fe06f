import { defineProbe } from '../../src/kit/define-probe.ts';
import { derive } from './derive.ts';
import { implied } from './implied.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';
import { touches } from './touches.ts';

export const tls = defineProbe({
  kind: 'tls',
  lifecycle: 'stable',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  touches,
  implied,
  impliedBeside: true,
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  texts: { en, 'zh-CN': zhCN },
});
