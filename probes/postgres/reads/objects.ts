import * as z from 'zod';
import type { Found } from '../../../src/kit/database/look.ts';
import { noted } from '../../../src/kit/machine/missed.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { integer, text } from './cells.ts';

const answer = z.array(z.object({ kind: z.enum(['index', 'constraint', 'table']), name: text, total: integer }));
type Row = z.infer<typeof answer>[number];

/** What is not as it should be: all of it counted, the first of it named. */
export function readObjects(rows: readonly unknown[]): Found {
  const all = answer.parse(rows);
  const invalidIndexes = all.filter(({ kind }) => kind === 'index');
  const unvalidatedConstraints = all.filter(({ kind }) => kind === 'constraint');
  const tablesWithoutPrimaryKey = all.filter(({ kind }) => kind === 'table');
  return {
    facts: {
      invalidIndexes: listed(invalidIndexes),
      unvalidatedConstraints: listed(unvalidatedConstraints),
      tablesWithoutPrimaryKey: listed(tablesWithoutPrimaryKey),
    },
    gaps: [
      ...cut('invalidIndexes', invalidIndexes),
      ...cut('unvalidatedConstraints', unvalidatedConstraints),
      ...cut('tablesWithoutPrimaryKey', tablesWithoutPrimaryKey),
    ],
  };
}

function listed(rows: readonly Row[]) {
  return { count: rows[0]?.total ?? 0, names: rows.map(({ name }) => name) };
}

function cut(fact: string, rows: readonly Row[]): readonly Gap[] {
  const total = rows[0]?.total ?? 0;
  if (total <= rows.length) return [];
  const missed = noted('truncated', 'postgres.gap.more-names', { shown: rows.length, total });
  return [{ path: `${fact}.names`, ...missed }];
}
