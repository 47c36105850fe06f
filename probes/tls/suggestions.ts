import { chainDaysSuggestion } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of the TLS of a target. */
export const suggestions: readonly Suggestion[] = [
  chainDaysSuggestion,
  {
    path: 'versions',
    ask: { kind: 'fixed', written: 'containsNone: [TLSv1, TLSv1.1]' },
    across: 'same',
    because: {
      en: 'audits complain of old versions, and clients that connect in one environment shall connect in the next',
      'zh-CN': '安全检查会指出过低的版本；在一个环境能连接的客户端，在下一个环境也应能连接',
    },
  },
  {
    path: 'clientCertificate.asked',
    ask: { kind: 'same' },
    because: {
      en: 'a server that asks for client certificates shuts out clients without one',
      'zh-CN': '要求客户端证书的服务器会拒绝没有证书的客户端',
    },
  },
];
