import { defineProbe } from '../../src/kit/define-probe.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Facts, Settings } from './schema.ts';
import { touches } from './touches.ts';

export const ping = defineProbe({
  kind: 'ping',
  lifecycle: 'stable',
  factsVersion: 1,
  capability: 'network',
  isolated: false,
  settings: Settings,
  facts: Facts,
  derived: null,
  headline: null,
  touches,
  login: () => null,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive: null,
  compare: null,
  texts: { en, 'zh-CN': zhCN },
});
