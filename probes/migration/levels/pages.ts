import { createHash } from 'node:crypto';
import * as z from 'zod';
import { tableStatements } from '../statements/table-statements.ts';
import { dialects } from '../statements/dialects.ts';
import type { Answer, OpenSide } from '../side.ts';
import type { PlannedTable } from '../table-plan.ts';
import { canonical } from './canonical.ts';

/** One row: its key, and a digest of its values in their one form. */
export interface KeyedRow {
  readonly key: bigint;
  readonly digest: string;
}

const rows = z.array(z.record(z.string(), z.string().nullable()));
const wholeKey = z
  .string()
  .regex(/^-?\d{1,30}(?:\.0*)?$/)
  .transform((text) => BigInt(text.replace(/\..*$/, '')));

/** Rows of a table in the order of its key, from a key on. A key that is no whole number is another form of reply. */
export function readPage(
  side: OpenSide,
  table: PlannedTable,
  from: bigint,
  most: number,
): Promise<Answer<readonly KeyedRow[]>> {
  const { page } = tableStatements(table, side);
  return side.ask(page ?? '', (answer) => rows.parse(answer).map((row) => keyed(row, table, side)), [
    String(from),
    String(most),
  ]);
}

function keyed(row: Readonly<Record<string, string | null>>, table: PlannedTable, side: OpenSide): KeyedRow {
  const values = valuesOf(row, table, side);
  const at = table.columns.findIndex((column) => column === table.key);
  const key = wholeKey.parse(values[at]?.[0]);
  return { key, digest: createHash('sha256').update(JSON.stringify(values)).digest('base64') };
}

/** The values of a row by column, each in its one form, with the lengths that stand beside it. */
export function valuesOf(
  row: Readonly<Record<string, string | null>>,
  table: PlannedTable,
  { product }: Pick<OpenSide, 'product'>,
): readonly (readonly (string | null)[])[] {
  let at = 0;
  return table.columns.map(({ kind }) =>
    dialects[product].values('', kind).map((_expression, part) => {
      const value = row[`v${String(at)}`] ?? null;
      at += 1;
      // Blanks at the end count for the length of a CHAR in one product only.
      return part === 0 ? canonical(value, kind) : value;
    }),
  );
}
