import { defineProbe } from '../../src/kit/define-probe.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Facts, Settings } from './schema.ts';
import { touches } from './touches.ts';
import { suggestions } from './suggestions.ts';

export const ports = defineProbe({
  kind: 'ports',
  lifecycle: 'stable',
  capability: 'local',
  settings: Settings,
  facts: Facts,
  suggestions,
  touches,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  texts: { en, 'zh-CN': zhCN },
});
