import { defineServiceProbe } from '../../src/kit/service/define-service-probe.ts';
import { derive } from './derive.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { requests } from './requests.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';

export const ftp = defineServiceProbe({
  kind: 'ftp',
  lifecycle: 'stable',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'version',
  requests,
  logsInAs: ({ anonymous, user = null }) => (anonymous ? 'anonymous' : user),
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  derive,
  texts: { en, 'zh-CN': zhCN },
});
