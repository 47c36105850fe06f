import { defineProbe } from '../../src/kit/define-probe.ts';
import { derive } from './derive.ts';
import { DerivedFacts, Facts } from './facts.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Settings } from './schema.ts';
import { loginsOf } from './sides.ts';
import { touches } from './touches.ts';

export const migration = defineProbe({
  kind: 'migration',
  lifecycle: 'experimental',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: DerivedFacts,
  touches,
  login: loginsOf,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  texts: { en, 'zh-CN': zhCN },
});
