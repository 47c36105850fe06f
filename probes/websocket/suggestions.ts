import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a WebSocket. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'subprotocol',
    ask: { kind: 'same' },
    because: {
      en: 'client and server must speak the same subprotocol',
      'zh-CN': '客户端与服务端须使用相同的子协议',
    },
  },
  ...certificateSuggestions,
];
