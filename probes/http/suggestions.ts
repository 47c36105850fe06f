import { chainDaysSuggestion } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of an HTTP service. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'status',
    ask: { kind: 'same' },
    because: { en: 'any other status is another answer', 'zh-CN': '其他状态码意味着不同的应答' },
  },
  {
    path: 'body.contentType',
    ask: { kind: 'same' },
    because: { en: 'a login page or gateway answers with another one', 'zh-CN': '登录页或网关的应答类型不同' },
  },
  {
    path: 'tls.version',
    ask: { kind: 'one-of' },
    because: {
      en: 'older clients and older servers stop at other versions',
      'zh-CN': '旧客户端和旧服务器支持的版本不同',
    },
  },
  chainDaysSuggestion,
  {
    path: 'timings.total',
    ask: { kind: 'at-most', factor: 10 },
    severity: 'minor',
    because: { en: 'ten times as slow is another service', 'zh-CN': '慢十倍就不是同一种服务了' },
  },
];
