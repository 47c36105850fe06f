import { encodes } from '../catalogue/charsets.ts';
import type { Column } from '../catalogue/column-form.ts';
import type { Product } from '../schema.ts';
import type { PlannedColumn } from '../table-plan.ts';
import { isOutside } from './misfits.ts';

/** One value of the source, and where it is to go. */
export interface Value {
  readonly column: PlannedColumn;
  /** In its one form; of a long text its beginning. */
  readonly value: string | null;
  /** Characters of a text, null of all else; bytes in UTF-8. */
  readonly characters: number | null;
  readonly bytes: number | null;
  readonly answer: Column;
}

export const problems = ['null', 'too-long', 'out-of-range', 'scale', 'charset', 'date', 'value'] as const;
export type ValueProblem = (typeof problems)[number];

/** Why a value does not fit its column in the target; null: nothing speaks against it. */
export function misfitOf(item: Value, product: Product): ValueProblem | null {
  const { column, value, answer } = item;
  if (value === null) return answer.nullable || answer.automatic ? null : 'null';
  if (isOutside(value, answer, column)) return 'out-of-range';
  const { form } = answer;
  switch (form.kind) {
    case 'text':
      if (isTooLong(item)) return 'too-long';
      return isEncoded(value, form.charset, product) ? null : 'charset';
    case 'bytes':
      return form.bytes !== null && (item.bytes ?? 0) > form.bytes ? 'too-long' : null;
    case 'decimal':
      return form.scale !== null && fractionOf(value) > form.scale ? 'scale' : null;
    case 'integer':
      return column.kind === 'number' && fractionOf(value) > 0 ? 'scale' : null;
    case 'date':
    case 'timestamp':
      return isDate(value) ? null : 'date';
    case 'enum':
      return form.labels.includes(value) ? null : 'value';
    case 'boolean':
      return /^(?:true|false)$/.test(value) || column.kind !== 'boolean' ? null : 'value';
    default:
      return null;
  }
}

function isTooLong({ characters, bytes, answer: { form } }: Value): boolean {
  if (form.kind !== 'text') return false;
  if (form.characters !== null) return (characters ?? 0) > form.characters;
  return form.bytes !== null && (bytes ?? 0) > form.bytes;
}

function isEncoded(value: string, charset: string | null, product: Product): boolean {
  if (charset === null) return true;
  // PostgreSQL keeps no zero byte in a text (manual, section 8.3).
  if (product === 'postgres' && value.includes('\0')) return false;
  const test = encodes({ name: charset, isPostgres: product === 'postgres' });
  return test === null || test(value);
}

function fractionOf(value: string): number {
  return /^-?\d+\.(\d+)$/.exec(value)?.[1]?.length ?? 0;
}

/** A day of the calendar; the date zero, and the thirtieth of February that MySQL may keep, are none. */
function isDate(value: string): boolean {
  const [, year, month, day] = /^(\d{4,6})-(\d\d)-(\d\d)/.exec(value) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  if (Number(year) === 0 || Number(month) < 1 || Number(month) > 12) return false;
  return (
    Number(day) >= 1 && Number(day) <= new Date(Date.UTC(2000 + (Number(year) % 400), Number(month), 0)).getUTCDate()
  );
}
