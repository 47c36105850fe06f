import * as z from 'zod';
import { gapsAt } from '../../../src/kit/machine/missed.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Facts } from '../facts.ts';
import type { Answer } from '../side.ts';
import { sideNames } from '../sides.ts';
import { tableStatements } from '../statements/table-statements.ts';
import { nameOn, type PlannedTable } from '../table-plan.ts';
import { elementPath, spent, type Found, type Known, type Work } from './found.ts';

export type Count = NonNullable<Facts['counts']>[number];

export const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const total = z.tuple([z.object({ total: wholeNumber })]);

/** Counts the rows of each written table on both sides at once, each count within its time limit. */
export async function counts(work: Work): Promise<Found> {
  const list: Count[] = [];
  const gaps: Gap[] = [];
  for (const table of work.tables) {
    const { count, missed } = await countOne(table, work);
    list.push(count);
    gaps.push(...missed);
    work.done(count.source ?? 0);
  }
  return { facts: { counts: list }, gaps };
}

async function countOne(
  table: PlannedTable,
  work: Work,
): Promise<{ readonly count: Count; readonly missed: readonly Gap[] }> {
  const [source, target] = await Promise.all([countOn(table, work.source, work), countOn(table, work.target, work)]);
  const gaps: Gap[] = [];
  const path = (name: string) => elementPath('counts', 'table', table.source, name);
  for (const [at, answer] of [source, target].entries()) {
    if ('missed' in answer) gaps.push(...gapsAt([path(sideNames[at] ?? 'source'), path('difference')], answer.missed));
  }
  const seen = 'found' in source && 'found' in target ? { difference: target.found - source.found } : {};
  const count = {
    table: table.source,
    exact: 'found' in source && 'found' in target,
    ...('found' in source ? { source: source.found } : {}),
    ...('found' in target ? { target: target.found } : {}),
    ...seen,
  };
  return { count, missed: gaps };
}

async function countOn(table: PlannedTable, { side }: Known, work: Work): Promise<Answer<number>> {
  if (work.budget.isSpent()) return { missed: spent(work) };
  return side.ask(tableStatements(table, side).count, (rows) => total.parse(rows)[0].total);
}

/** Rows of a table of the source: counted, otherwise as its statistics say; null: neither. */
export function rowsOf(table: PlannedTable, { source }: Work, known: readonly Count[] | undefined): number | null {
  const counted = known?.find((each) => each.table === table.source)?.source;
  return counted ?? source.tables?.get(nameOn(table, 'source'))?.estimate ?? null;
}
