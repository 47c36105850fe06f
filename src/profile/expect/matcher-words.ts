import { matcherNames, type MatcherName } from '../../model/matcher.ts';

/** What else stands in the map of an expectation. */
export const expectationWords = ['id', 'severity', 'in', 'except', 'when', 'because', 'remedy', 'owner'] as const;

/** Words that authors bring along from other tools, with ours. */
const aliases: Readonly<Record<string, MatcherName>> = {
  eq: 'equals',
  equal: 'equals',
  is: 'equals',
  value: 'equals',
  '=': 'equals',
  '==': 'equals',
  ne: 'not',
  '!=': 'not',
  enum: 'oneOf',
  range: 'satisfies',
  semver: 'satisfies',
  min: 'atLeast',
  minimum: 'atLeast',
  gte: 'atLeast',
  ge: 'atLeast',
  '>=': 'atLeast',
  max: 'atMost',
  maximum: 'atMost',
  lte: 'atMost',
  le: 'atMost',
  '<=': 'atMost',
  gt: 'above',
  '>': 'above',
  lt: 'below',
  '<': 'below',
  regex: 'matches',
  regexp: 'matches',
  pattern: 'matches',
  match: 'matches',
  like: 'matches',
  includes: 'contains',
  has: 'contains',
  exists: 'present',
  missing: 'absent',
  length: 'count',
  size: 'count',
  every: 'each',
};

/** Whether a key names a matcher, rightly or as it would be called elsewhere in other letters. */
export function isMatcherWord(key: string): boolean {
  return matcherNames.some((name) => name.toLowerCase() === key.toLowerCase());
}

/** The matcher of exactly this name. */
export function matcherNamed(key: string): MatcherName | null {
  return matcherNames.find((name) => name === key) ?? null;
}

/** The matcher that a word of another tool means. */
export function matcherMeant(key: string): MatcherName | null {
  const word = key.toLowerCase();
  return Object.hasOwn(aliases, word) ? (aliases[word] ?? null) : null;
}
