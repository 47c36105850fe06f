import { defineProbe } from '../../src/kit/define-probe.ts';
import { deriveService } from '../../src/kit/service/derive-service.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';
import { touches } from './touches.ts';

export const mqtt = defineProbe({
  kind: 'mqtt',
  lifecycle: 'stable',
  capability: 'network',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'version',
  touches,
  login: ({ host, port, user }) => (user === undefined ? null : { host, port, account: user }),
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive: deriveService,
  texts: { en, 'zh-CN': zhCN },
});
