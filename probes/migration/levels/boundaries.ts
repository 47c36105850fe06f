import * as z from 'zod';
import { fromUnseen } from '../../../src/kit/database/from-unseen.ts';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import { value as shown } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Boundary, Facts, Misfit } from '../facts.ts';
import type { Answer } from '../side.ts';
import { boundaryNames, type BoundaryName } from '../statements/dialect.ts';
import { alias, tableStatements } from '../statements/table-statements.ts';
import type { PlannedColumn, PlannedTable } from '../table-plan.ts';
import { canonical } from './canonical.ts';
import { elementPath, spent, type Found, type Known, type Work } from './found.ts';
import { misfitsOf } from './misfits.ts';

const row = z.tuple([z.record(z.string(), z.string().nullable())]);
const amount = z.string().regex(/^\d{1,15}$/);

type Boundaries = NonNullable<Facts['boundaries']>[number];

/** One scan of each written table on each side: least, greatest, sum, empty values, lengths. Texts by length only. */
export async function boundaries(work: Work): Promise<Found> {
  const list: Boundaries[] = [];
  const misfits: Misfit[] = [];
  const gaps: Gap[] = [];
  if (work.target.tables === null) gaps.push(...gapsAt(['misfits'], fromUnseen('migration', 'metadata')));
  for (const table of work.tables) {
    const told = await oneTable(table, work);
    list.push(...told.list);
    misfits.push(...told.misfits);
    gaps.push(...told.gaps);
    work.done(0);
  }
  return { facts: { boundaries: list, misfits }, gaps };
}

async function oneTable(table: PlannedTable, work: Work) {
  if (table.columns.length === 0) {
    const unwritten = noted('truncated', 'migration.gap.no-columns', { table: shown(table.source) });
    return { list: [], misfits: [], gaps: gapsAt(['boundaries', 'misfits'], unwritten) };
  }
  const [source, target] = await Promise.all([scan(table, work.source, work), scan(table, work.target, work)]);
  const columns = table.columns.map((column, at) => ({ column, told: oneColumn(table, column, at, source, target) }));
  const misfits = columns.flatMap(({ column, told: { facts } }) =>
    facts.source === undefined ? [] : misfitsOf(table, column, facts.source, work.target),
  );
  // A table that was not scanned may hold what does not fit.
  const unseen = 'missed' in source ? gapsAt(['misfits'], { ...source.missed, reason: 'truncated' }) : [];
  return {
    list: columns.map(({ told }) => told.facts),
    misfits,
    gaps: [...columns.flatMap(({ told }) => told.gaps), ...unseen],
  };
}

type Row = Readonly<Record<string, string | null>>;

async function scan(table: PlannedTable, { side }: Known, work: Work): Promise<Answer<Row>> {
  if (work.budget.isSpent()) return { missed: spent(work) };
  const { boundaries: text } = tableStatements(table, side);
  return side.ask(text ?? '', (rows) => row.parse(rows)[0]);
}

function oneColumn(
  table: PlannedTable,
  column: PlannedColumn,
  at: number,
  source: Answer<Row>,
  target: Answer<Row>,
): { readonly facts: Boundaries; readonly gaps: readonly Gap[] } {
  const name = `${table.source}.${column.source}`;
  const path = (part: string) => elementPath('boundaries', 'at', name, part);
  const gaps: Gap[] = [];
  if ('missed' in source) gaps.push(...gapsAt([path('source'), path('agrees')], source.missed));
  if ('missed' in target) gaps.push(...gapsAt([path('target'), path('agrees')], target.missed));
  const [left, right] = [source, target].map((each) =>
    'found' in each ? boundaryOf(each.found, column, at) : undefined,
  );
  const facts = {
    at: name,
    kind: column.kind,
    ...(left === undefined || right === undefined ? {} : { agrees: agree(left, right) }),
    ...(left === undefined ? {} : { source: left }),
    ...(right === undefined ? {} : { target: right }),
  };
  return { facts, gaps };
}

/** Bytes differ with the encoding, and the zero date is known to one product only: both are no disagreement. */
const compared: readonly BoundaryName[] = ['nulls', 'min', 'max', 'sum', 'longest', 'trues'];

function agree(left: Boundary, right: Boundary): boolean {
  return compared.every((name) => left[name] === right[name]);
}

function boundaryOf(said: Row, { kind }: PlannedColumn, at: number): Boundary {
  const result: Record<string, string | number | null> = {};
  for (const name of boundaryNames) {
    const value = said[alias(name, at)];
    if (value === undefined) continue;
    if (!isAmount(name)) result[name] = canonical(value, kind);
    else if (value === null) result[name] = null;
    else if (amount.safeParse(value).success) result[name] = Number(value);
  }
  return result;
}

function isAmount(name: BoundaryName): boolean {
  return name !== 'min' && name !== 'max' && name !== 'sum';
}
