import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';

/** What a first profile may ask of a gRPC server. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'health',
    ask: { kind: 'fixed', written: 'equals: SERVING' },
    because: {
      en: 'it says itself whether it serves',
      'zh-CN': '是否正常提供服务由它自己说明',
    },
  },
  ...certificateSuggestions,
];
