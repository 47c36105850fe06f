import { defineProbe } from '../../src/kit/define-probe.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { DerivedFacts, Facts, Settings } from './schema.ts';
import { plainPath, touches } from './touches.ts';
import { suggestions } from './suggestions.ts';

export const files = defineProbe({
  kind: 'files',
  lifecycle: 'stable',
  capability: 'local',
  settings: Settings,
  facts: Facts,
  derived: DerivedFacts,
  headline: 'version',
  suggestions,
  touches,
  part: ({ path }) => plainPath(path),
  implied: { exists: true },
  impliedBeside: true,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  texts: { en, 'zh-CN': zhCN },
});
