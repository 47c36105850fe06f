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
  factsVersion: 1,
  capability: 'local',
  isolated: false,
  settings: Settings,
  facts: Facts,
  derived: DerivedFacts,
  headline: 'os.name',
  touches: declaredTouches,
  login: () => null,
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  compare: null,
  texts: { en, 'zh-CN': zhCN },
});
