import type { TailToken, Version } from './dialect.ts';

/** The sign of a comparison, as everywhere in this folder. */
export type Sign = -1 | 0 | 1;

function sign<T extends number | string>(a: T, b: T): Sign {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Compares number by number; what is missing counts as 0. */
export function compareParts(a: readonly number[], b: readonly number[]): Sign {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = sign(a[i] ?? 0, b[i] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

/** Where a kind of token stands against the end of the tail, which is 0. */
const places = { before: -1, number: 1, after: 2 } as const;

function compareTokens(a: TailToken | undefined, b: TailToken | undefined): Sign {
  const place = sign<number>(a === undefined ? 0 : places[a.kind], b === undefined ? 0 : places[b.kind]);
  if (place !== 0 || a === undefined || b === undefined) return place;
  if (a.kind === 'before' && b.kind === 'before') return sign(a.rank, b.rank) || sign(a.word, b.word);
  if (a.kind === 'number' && b.kind === 'number') {
    return sign(a.digits.length, b.digits.length) || sign(a.digits, b.digits);
  }
  if (a.kind === 'after' && b.kind === 'after') return sign(a.word, b.word);
  return 0;
}

/** Compares token by token; the shorter tail goes on with "nothing", which stands between `before` and the rest. */
export function compareTails(a: readonly TailToken[], b: readonly TailToken[]): Sign {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compareTokens(a[i], b[i]);
    if (order !== 0) return order;
  }
  return 0;
}

/** The one order of all dialects: the numbers, then the tail. The build takes no part. */
export function compareVersions(a: Version, b: Version): Sign {
  return compareParts(a.parts, b.parts) || compareTails(a.tail, b.tail);
}
