import { defineProbe } from '../../src/kit/define-probe.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Facts, Settings } from './schema.ts';
import { touches } from './touches.ts';

export const services = defineProbe({
  kind: 'services',
  lifecycle: 'experimental',
  capability: 'local',
  settings: Settings,
  facts: Facts,
  touches,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  texts: { en, 'zh-CN': zhCN },
});
