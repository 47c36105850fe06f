import * as z from 'zod';
import type { Found } from '../../../src/kit/database/look.ts';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import { decimal, integer, text } from './cells.ts';

const answer = z.array(
  z.object({
    name: text,
    used: decimal.nullable(),
    last: text.nullable(),
    bound: text,
    total: integer,
    hidden: integer,
  }),
);

/**
 * How far sequences are used up. Where the account may not read the last number of some, nothing is said of the
 * fullest: it may be one of those.
 */
export function readSequences(rows: readonly unknown[]): Found {
  const all = answer.parse(rows);
  const { total, hidden } = all[0] ?? { total: 0, hidden: 0 };
  if (hidden > 0) {
    const missed = noted('not-permitted', 'postgres.gap.sequences', { hidden, total });
    return {
      facts: { sequences: { count: total } },
      gaps: gapsAt(['sequences.highestUsed', 'sequences.fullest'], missed),
    };
  }
  const fullest = all.map(({ name, used, last, bound }) => ({ name, used: used ?? 0, last, bound }));
  const gaps = total > all.length ? noted('truncated', 'postgres.gap.more-names', { shown: all.length, total }) : null;
  return {
    facts: { sequences: { count: total, highestUsed: fullest[0]?.used ?? 0, fullest } },
    gaps: gaps === null ? [] : gapsAt(['sequences.fullest'], gaps),
  };
}
