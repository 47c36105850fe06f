import { defineProbe } from '../../src/kit/define-probe.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { suggestions } from './suggestions.ts';
import { DerivedFacts, Facts, Settings } from './schema.ts';
import { declaredTouches } from './touches.ts';

export const host = defineProbe({
  kind: 'host',
  lifecycle: 'stable',
  capability: 'local',
  settings: Settings,
  facts: Facts,
  derived: DerivedFacts,
  headline: 'os.name',
  touches: declaredTouches,
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  texts: { en, 'zh-CN': zhCN },
});
