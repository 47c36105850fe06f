import { defineServiceProbe } from '../../src/kit/service/define-service-probe.ts';
import { en } from './messages.en.ts';
import { zhCN } from './messages.zh-CN.ts';
import { requestText } from './request-text.ts';
import { Derived, Facts, Settings } from './schema.ts';
import { suggestions } from './suggestions.ts';

export const hl7 = defineServiceProbe({
  kind: 'hl7',
  lifecycle: 'experimental',
  settings: Settings,
  facts: Facts,
  derived: Derived,
  headline: 'acknowledgement.version',
  requests: ({ message, sideEffect }) => (message === undefined ? [] : [{ text: requestText(message), sideEffect }]),
  suggestions,
  observe: async (task) => (await import('./observe.ts')).observe(task),
  texts: { en, 'zh-CN': zhCN },
});
