import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { versionSuggestion } from '../../src/kit/version-suggestion.ts';

/** What a first profile may ask of an MQTT broker. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'product',
    ask: { kind: 'same' },
    across: 'same',
    because: {
      en: 'brokers differ in limits and extensions',
      'zh-CN': '各种消息服务的限制和扩展不同',
    },
  },
  versionSuggestion,
  {
    path: 'limits.maximumQos',
    ask: { kind: 'at-least', share: 1 },
    because: {
      en: 'messages with a higher quality of service are refused',
      'zh-CN': '服务质量等级更高的消息会被拒绝',
    },
  },
  {
    path: 'limits.maximumPacketSize',
    ask: { kind: 'at-least', share: 1 },
    because: {
      en: 'longer messages are refused',
      'zh-CN': '超过此长度的消息会被拒绝',
    },
  },
  ...certificateSuggestions,
];
