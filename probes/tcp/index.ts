import { defineProbe } from '../../src/kit/define-probe.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';
import { touches } from './touches.ts';

export const tcp = defineProbe({
  kind: 'tcp',
  lifecycle: 'stable',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  touches,
  // a load balancer without a server behind it accepts and closes
  implied: { acceptedAndClosed: false },
  impliedBeside: true,
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  texts: { en, 'zh-CN': zhCN },
});
