/**
 * What two releases of PostgreSQL show differently though the same was written, and a reader levels; each can be
 * switched off with `strict`. What each may hide: docs/schema-comparison.md.
 */
export const normalisers = [
  'argument-modes',
  'array-casts',
  'function-syntax',
  'identifier-quotes',
  'inherited-columns',
  'not-null-constraints',
  'partition-clones',
  'partition-identity',
  'privileges',
  'view-qualifiers',
] as const;

export type Normaliser = (typeof normalisers)[number];
