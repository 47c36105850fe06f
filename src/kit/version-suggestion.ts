import type { Suggestion } from './suggestion.ts';
import { reasons } from './suggestion-reasons.ts';

/** What a first profile may ask of the version of a product whose second number makes a series. */
export const versionSuggestion: Suggestion = {
  path: 'version',
  ask: { kind: 'version-range', digits: 2 },
  across: 'same-minor',
  because: reasons.tested,
};
