import type { Text } from '../model/message.ts';
import type { ComparisonRule } from '../model/profile.ts';
import type { Severity } from '../model/words.ts';

/**
 * What `plumbline init` may propose for a fact it saw. A proposal is written into a profile only where everything that
 * was seen keeps it.
 */
export interface Suggestion {
  /** Path of the fact. */
  readonly path: string;
  /** What is asked of it in every environment; absent: nothing, only compared. */
  readonly ask?: SuggestedQuestion;
  readonly across?: ComparisonRule;
  readonly among?: ComparisonRule;
  /** `same-except`: paths below the fact that may differ. */
  readonly except?: readonly string[];
  /** Where the profile's usual one does not fit. */
  readonly severity?: Severity;
  /** Why one asks for it, for the people who read the profile. */
  readonly because: Text;
}

/** How a bound is found from what was seen. */
export type SuggestedQuestion =
  /** The value, where all are alike. */
  | { readonly kind: 'same' }
  /** One of the values seen. */
  | { readonly kind: 'one-of' }
  /** From the smallest version seen to the end of the greatest one's series: `digits` numbers make a series. */
  | { readonly kind: 'version-range'; readonly digits: 1 | 2 }
  /** So much of the smallest number seen: 0.8 leaves a fifth. */
  | { readonly kind: 'at-least'; readonly share: number }
  /** So many times the greatest number seen. */
  | { readonly kind: 'at-most'; readonly factor: number }
  /** Names that every environment has. */
  | { readonly kind: 'contains-all' }
  /** A matcher as a profile writes it, whatever was seen: `atLeast: 30 days`. */
  | { readonly kind: 'fixed'; readonly written: string };
