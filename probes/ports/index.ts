import { defineProbe } from '../../src/kit/define-probe.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Facts, Settings } from './schema.ts';
import { touches } from './touches.ts';
import { suggestions } from './suggestions.ts';

export const ports = defineProbe({
  kind: 'ports',
  lifecycle: 'stable',
  factsVersion: 1,
  capability: 'local',
  isolated: false,
  settings: Settings,
  facts: Facts,
  derived: null,
  headline: null,
  suggestions,
  touches,
  login: () => null,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive: null,
  compare: null,
  texts: { en, 'zh-CN': zhCN },
});
