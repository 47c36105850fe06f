import { certificateSuggestions } from '../../src/kit/service/certificate-suggestions.ts';
import type { Suggestion } from '../../src/kit/suggestion.ts';
import { reasons } from '../../src/kit/suggestion-reasons.ts';
import { versionSuggestion } from '../../src/kit/version-suggestion.ts';

/** What a first profile may ask of a memcached. */
export const suggestions: readonly Suggestion[] = [
  versionSuggestion,
  {
    path: 'memory.limit',
    ask: { kind: 'at-least', share: 1 },
    because: reasons.sized,
  },
  {
    path: 'connections.most',
    ask: { kind: 'at-least', share: 1 },
    because: reasons.pools,
  },
  ...certificateSuggestions,
];
