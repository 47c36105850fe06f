import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';

/** What a first profile may ask of a gRPC server. */
export const suggestions: readonly Suggestion[] = [
  {
    path: 'health',
    ask: { kind: 'fixed', written: 'equals: SERVING' },
    because: reasons.saysSo,
  },
  ...certificateSuggestions,
];
