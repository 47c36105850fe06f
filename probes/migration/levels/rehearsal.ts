import * as z from 'zod';
import { fromUnseen } from '../../../src/kit/database/from-unseen.ts';
import { gapsAt, noted, type Missed } from '../../../src/kit/machine/missed.ts';
import { value as shown } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { columnOf } from '../catalogue/match.ts';
import type { Column, TableShape } from '../catalogue/column-form.ts';
import type { Facts } from '../facts.ts';
import type { Product } from '../schema.ts';
import type { Answer } from '../side.ts';
import { dialects } from '../statements/dialects.ts';
import { tableStatements } from '../statements/table-statements.ts';
import { nameOn, type PlannedColumn, type PlannedTable } from '../table-plan.ts';
import { rowsOf, type Count } from './counts.ts';
import { elementPath, spent, type Found, type Work } from './found.ts';
import { misfitOf, problems, type ValueProblem } from './misfit-value.ts';
import { valuesOf } from './pages.ts';

type Rehearsal = NonNullable<Facts['rehearsals']>[number];
type Row = Readonly<Record<string, string | null>>;

const rowList = z.array(z.record(z.string(), z.string().nullable()));

/**
 * Reads some rows of each written table and holds every value against its column in the target, in memory. Nothing is
 * written, and no value leaves this function.
 */
export async function rehearsals(work: Work, rows: number, known: readonly Count[] | undefined): Promise<Found> {
  const list: Rehearsal[] = [];
  const gaps: Gap[] = [];
  for (const table of work.tables) {
    const told = await rehearse(table, rows, work, known);
    list.push(told.facts);
    gaps.push(...told.gaps);
    work.done(told.facts.rows ?? 0);
  }
  return { facts: { rehearsals: list }, gaps };
}

interface Told {
  readonly facts: Rehearsal;
  readonly gaps: readonly Gap[];
}

async function rehearse(
  table: PlannedTable,
  rows: number,
  work: Work,
  known: readonly Count[] | undefined,
): Promise<Told> {
  const all = ['rows', 'badRows', 'columns', 'rowsPerSecond', 'rowsToMove', 'projectedMs'];
  const missing = (missed: Missed, names = all): readonly Gap[] =>
    gapsAt(
      names.map((name) => elementPath('rehearsals', 'table', table.source, name)),
      missed,
    );
  const shape = work.target.tables?.get(nameOn(table, 'target'));
  if (shape === undefined)
    return { facts: { table: table.source }, gaps: missing(fromUnseen('migration', 'metadata')) };
  const began = work.monotonic();
  const answer = await read(table, rows, work);
  if ('missed' in answer) return { facts: { table: table.source }, gaps: missing(answer.missed) };
  const checked = check(table, answer.found, shape, work);
  const tookMs = work.monotonic() - began;
  const count = answer.found.length;
  const facts = { table: table.source, rows: count, ...checked };
  const rowsToMove = rowsOf(table, work, known);
  const none = noted('not-reached', 'migration.gap.no-rows');
  if (count === 0 || tookMs <= 0) return { facts, gaps: missing(none, ['rowsPerSecond', 'rowsToMove', 'projectedMs']) };
  const rowsPerSecond = Math.max(1, Math.round((count / tookMs) * 1000));
  if (rowsToMove === null) {
    const unknown = noted('not-reached', 'migration.gap.no-estimate');
    return { facts: { ...facts, rowsPerSecond }, gaps: missing(unknown, ['rowsToMove', 'projectedMs']) };
  }
  const projectedMs = Math.round((rowsToMove / rowsPerSecond) * 1000);
  return { facts: { ...facts, rowsPerSecond, rowsToMove, projectedMs }, gaps: [] };
}

async function read(table: PlannedTable, rows: number, work: Work): Promise<Answer<readonly Row[]>> {
  const { side } = work.source;
  const text = tableStatements(table, side).rehearsal(rows);
  if (text === null)
    return { missed: noted('not-reached', 'migration.gap.no-columns', { table: shown(table.source) }) };
  if (work.budget.isSpent()) return { missed: spent(work) };
  return side.ask(text, (answer) => rowList.parse(answer));
}

interface Target {
  readonly column: PlannedColumn;
  readonly answer: Column | null;
  /** Place of its bytes among the values that were asked for; null: its length is not asked. */
  readonly measured: number | null;
}

function check(table: PlannedTable, rows: readonly Row[], shape: TableShape, work: Work) {
  const { side } = work.source;
  const times = new Map<string, number>();
  const targets = targetsOf(table, shape, work);
  let badRows = 0;
  for (const row of rows) {
    const values = valuesOf(row, table, side);
    const ids = targets.flatMap((target, at) => {
      const problem = problemIn(target, values[at] ?? [], row, work.target.side.product);
      return problem === null ? [] : [`${target.column.source} ${problem}`];
    });
    for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
    if (ids.length > 0) badRows += 1;
  }
  return { badRows, columns: problemsOf(table, times) };
}

function problemIn(
  { column, answer, measured }: Target,
  [value = null, length = null]: readonly (string | null)[],
  row: Row,
  product: Product,
): ValueProblem | null {
  if (answer === null) return null;
  const inText = measured === null ? null : (row[`v${String(measured)}`] ?? null);
  const bytes = numberOf(column.kind === 'bytes' ? length : inText);
  const characters = column.kind === 'text' ? numberOf(length) : null;
  return misfitOf({ column, value, characters, bytes, answer }, product);
}

function problemsOf(table: PlannedTable, times: ReadonlyMap<string, number>) {
  return table.columns.flatMap(({ source: column }) =>
    problems.flatMap((problem) => {
      const id = `${column} ${problem}`;
      const rows = times.get(id);
      return rows === undefined ? [] : [{ id, column, problem, rows }];
    }),
  );
}

/** Bytes of texts stand behind all values. */
function targetsOf(table: PlannedTable, shape: TableShape, { source }: Work): readonly Target[] {
  const dialect = dialects[source.side.product];
  let next = table.columns.reduce((sum, { kind }) => sum + dialect.values('', kind).length, 0);
  return table.columns.map((column) => {
    const asked = dialect.lengths('', column.kind).length;
    const measured = asked === 0 ? null : next;
    next += asked;
    return { column, answer: columnOf(shape, column.target), measured };
  });
}

function numberOf(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
