import { defineServiceProbe } from '../../src/kit/service/define-service-probe.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { requests } from './requests.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';

export const mqtt = defineServiceProbe({
  kind: 'mqtt',
  lifecycle: 'stable',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'version',
  requests,
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  texts: { en, 'zh-CN': zhCN },
});
