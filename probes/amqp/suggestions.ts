import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { versionSuggestion } from '../../src/kit/version-suggestion.ts';

/** What a first profile may ask of a message broker. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'brokers differ in what they add to the protocol',
      'zh-CN': '各种消息中间件对协议的扩展不同',
    },
  },
  versionSuggestion,
  {
    path: 'clusterName',
    across: 'different',
    because: {
      en: 'no environment may send its messages to another',
      'zh-CN': '任何环境的消息都不得发到其他环境',
    },
  },
  {
    path: 'queues',
    ask: { kind: 'contains-all' },
    because: {
      en: 'these queues were there',
      'zh-CN': '当时这些队列都存在',
    },
  },
  ...certificateSuggestions,
];
