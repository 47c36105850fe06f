import type { Json } from './json.ts';

/** A bound as a profile writes it, in the unit of the fact; versions and instants are texts. */
export type Bound = number | string;

/**
 * What is asked of one fact, as plain data. Values are already in the unit of the fact (bytes, milliseconds, days ...);
 * `written` in the expectation keeps what the author wrote.
 */
export type Matcher =
  | { readonly op: 'equals'; readonly value: Json }
  | { readonly op: 'oneOf'; readonly values: readonly Json[] }
  | { readonly op: 'satisfies'; readonly range: string }
  | {
      readonly op: 'atLeast' | 'atMost' | 'above' | 'below';
      readonly bound: Bound;
    }
  | { readonly op: 'between'; readonly from: Bound; readonly to: Bound }
  | { readonly op: 'before' | 'after'; readonly instant: string }
  | { readonly op: 'matches'; readonly pattern: string }
  | { readonly op: 'startsWith' | 'endsWith'; readonly text: string }
  | { readonly op: 'contains'; readonly value: Json }
  | {
      readonly op: 'containsAll' | 'containsNone';
      readonly values: readonly Json[];
    }
  | { readonly op: 'present' | 'absent' }
  | { readonly op: 'count'; readonly matcher: Matcher }
  /** Over the elements of a list or the values of a map. */
  | { readonly op: 'each' | 'some' | 'none'; readonly matcher: Matcher }
  | { readonly op: 'all' | 'any'; readonly matchers: readonly Matcher[] }
  | { readonly op: 'not'; readonly matcher: Matcher }
  /** Sub-facts of an element, by fact path below it; all must hold. Only inside each, some and none. */
  | {
      readonly op: 'fields';
      readonly fields: readonly {
        readonly path: string;
        readonly matcher: Matcher;
      }[];
    };

/** Names that a profile may write as a matcher. */
export const matcherNames = [
  'equals',
  'oneOf',
  'satisfies',
  'atLeast',
  'atMost',
  'above',
  'below',
  'between',
  'matches',
  'contains',
  'containsAll',
  'containsNone',
  'startsWith',
  'endsWith',
  'present',
  'absent',
  'count',
  'each',
  'some',
  'none',
  'before',
  'after',
  'all',
  'any',
  'not',
] as const;
export type MatcherName = (typeof matcherNames)[number];
