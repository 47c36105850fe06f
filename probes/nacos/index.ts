import { defineHttpJsonProbe } from '../../src/kit/http-json/define-http-json-probe.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { requests } from './requests.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';

export const nacos = defineHttpJsonProbe({
  kind: 'nacos',
  lifecycle: 'experimental',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'version',
  requests: Object.values(requests),
  implied: { ready: true },
  impliedBeside: true,
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  texts: { en, 'zh-CN': zhCN },
});
