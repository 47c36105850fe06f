import * as z from 'zod';
import type { Found } from '../../../src/kit/database/look.ts';
import { noted } from '../../../src/kit/machine/missed.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { integer, text } from './cells.ts';

const answer = z.array(
  z.object({
    kind: z.enum(['database', 'collation', 'index']),
    name: text.nullable(),
    recorded: text.nullable(),
    actual: text.nullable(),
    total: integer,
  }),
);
type Row = z.infer<typeof answer>[number];

const before15 = 'postgres.gap.collation-before-15';
const before13 = 'postgres.gap.collation-before-13';

/**
 * Versions of collations. Before release 15 a database does not record that of its own locale, before 13 no collation
 * of the C library has one: then what is listed holds, and there may be more.
 */
export function readCollations(rows: readonly unknown[], serverVersionNumber: number | null): Found {
  const all = answer.parse(rows);
  const [own] = all.filter(({ kind }) => kind === 'database');
  const changed = all.filter(({ kind }) => kind === 'collation');
  const indexes = all.filter(({ kind }) => kind === 'index');
  const { recorded = null, actual = null } = own ?? {};
  const differs = recorded !== null && actual !== null && recorded !== actual;
  const young = serverVersionNumber !== null && serverVersionNumber >= 130_000;
  return {
    facts: {
      collationVersions: {
        ...(own === undefined ? {} : { recorded, actual, differs }),
        changed: changed.map(({ name, ...versions }) => ({
          name: name ?? '',
          recorded: versions.recorded,
          actual: versions.actual,
        })),
        indexes: indexes.map(({ name }) => name ?? ''),
      },
    },
    gaps: [
      ...(own === undefined
        ? ['recorded', 'actual', 'differs'].map((name) => gap(name, 'not-supported', before15))
        : []),
      ...(own === undefined ? [gap('indexes', 'truncated', before15)] : cut('indexes', indexes)),
      ...(young ? cut('changed', changed) : [gap('changed', 'truncated', before13)]),
      ...(young || own === undefined ? [] : [gap('indexes', 'truncated', before13)]),
    ],
  };
}

function cut(name: string, rows: readonly Row[]): readonly Gap[] {
  const total = rows[0]?.total ?? 0;
  if (total <= rows.length) return [];
  const missed = noted('truncated', 'postgres.gap.more-names', { shown: rows.length, total });
  return [{ path: `collationVersions.${name}`, ...missed }];
}

function gap(name: string, reason: 'not-supported' | 'truncated', note: string): Gap {
  return { path: `collationVersions.${name}`, ...noted(reason, note) };
}
