import { defineProbe } from '../../src/kit/define-probe.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Facts, Settings } from './schema.ts';
import { touches } from './touches.ts';
import { suggestions } from './suggestions.ts';

export const java = defineProbe({
  kind: 'java',
  lifecycle: 'stable',
  capability: 'local',
  settings: Settings,
  facts: Facts,
  suggestions,
  touches,
  implied: { count: { atLeast: 1 } },
  impliedBeside: true,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  texts: { en, 'zh-CN': zhCN },
});
