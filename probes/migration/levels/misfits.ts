import { columnOf } from '../catalogue/match.ts';
import type { Column, Form } from '../catalogue/column-form.ts';
import type { Boundary, Misfit } from '../facts.ts';
import { nameOn, type PlannedColumn, type PlannedTable } from '../table-plan.ts';
import { widthOf } from '../catalogue/charsets.ts';
import type { Known } from './found.ts';

/** What the values of a column do to its column in the target, as far as their extremes tell. */
export function misfitsOf(
  table: PlannedTable,
  column: PlannedColumn,
  seen: Boundary,
  { tables, side }: Known,
): readonly Misfit[] {
  const shape = tables?.get(nameOn(table, 'target'));
  const answer = shape === undefined ? null : columnOf(shape, column.target);
  if (answer === null) return [];
  const at = `${table.source}.${column.source}`;
  const misfit = (problem: Misfit['problem'], rows: number | null, found: string, allowed: string): Misfit => ({
    id: `${at} ${problem}`,
    at,
    problem,
    rows,
    found,
    allowed,
  });
  const { nulls = 0, zeroDates = 0, longest, longestBytes } = seen;
  const list: Misfit[] = [];
  if (nulls > 0 && !answer.nullable && !answer.automatic) list.push(misfit('null', nulls, String(nulls), 'NOT NULL'));
  if (zeroDates > 0 && side.product === 'postgres')
    list.push(misfit('zero-date', zeroDates, String(zeroDates), answer.type));
  const length = tooLong(answer.form, longest ?? null, longestBytes ?? null);
  if (length !== null) list.push(misfit('too-long', null, String(length), answer.type));
  const outside = [seen.min, seen.max].find((each) => typeof each === 'string' && isOutside(each, answer, column));
  if (typeof outside === 'string') list.push(misfit('out-of-range', null, outside, answer.type));
  return list;
}

/** Length that does not fit: characters, or bytes where the target counts those. */
function tooLong(form: Form, characters: number | null, bytes: number | null): number | null {
  if (form.kind === 'text' && form.characters !== null)
    return characters !== null && characters > form.characters ? characters : null;
  if ((form.kind !== 'text' && form.kind !== 'bytes') || form.bytes === null || bytes === null) return null;
  // What one character weighs in the other encoding is not known: all of them may weigh most.
  const weighed =
    form.kind === 'bytes' || characters === null ? bytes : Math.min(bytes, characters * widthOf(form.charset));
  return weighed > form.bytes ? weighed : null;
}

/** Whether a number or moment lies outside of what a column takes. */
export function isOutside(value: string, { form }: Column, { kind }: PlannedColumn): boolean {
  switch (form.kind) {
    case 'integer':
      return kind === 'number' && isBeyond(value, form.min, form.max);
    case 'decimal': {
      if (kind !== 'number' || form.whole === null) return false;
      const whole = /^-?0*(\d*)/.exec(value)?.[1] ?? '';
      return whole.length > form.whole || !/^-?\d/.test(value);
    }
    case 'timestamp':
      return form.short && kind !== 'number' && (value < '1970-01-01 00:00:01' || value > '2038-01-19 03:14:07.999999');
    default:
      return false;
  }
}

function isBeyond(value: string, min: bigint, max: bigint): boolean {
  const [, whole] = /^(-?\d+)(?:\.\d+)?$/.exec(value) ?? [];
  if (whole === undefined) return true;
  return BigInt(whole) < min || BigInt(whole) > max;
}
