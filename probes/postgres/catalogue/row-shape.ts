import * as z from 'zod';
import type { Json } from '../../../src/model/json.ts';

/** Reads one value as the driver gives it; undefined: it has another form. */
type Reading<T> = (value: unknown) => T | undefined;

/** How each column of a row is read. */
type Shape = Readonly<Record<string, Reading<unknown>>>;

/** A row as it was read. */
export type Row<S extends Shape> = { readonly [K in keyof S]: Exclude<ReturnType<S[K]>, undefined> };

export const text: Reading<string> = (value) => (typeof value === 'string' ? value : undefined);

export const maybe: Reading<string | null> = (value) => (value === null ? null : text(value));

const flags: Readonly<Record<string, boolean>> = { t: true, f: false, true: true, false: false };

export const flag: Reading<boolean> = (value) => (typeof value === 'string' ? flags[value] : undefined);

const texts = z.array(z.string());
const object = z.record(z.string(), z.json());

/** A list of texts that the server wrote as JSON; null: none. */
export const list: Reading<readonly string[] | null> = (value) => written(value, texts);

/** An object that the server wrote as JSON; null: none. */
export const members: Reading<{ readonly [name: string]: Json } | null> = (value) => written(value, object);

function written<T>(value: unknown, shape: z.ZodType<T>): T | null | undefined {
  if (value === null) return null;
  if (typeof value !== 'string') return undefined;
  try {
    return shape.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}

/**
 * Reads rows of one form. A schema of 3,000 tables has 50,000 rows, and a general parser would take longer than the
 * server. Throws a ZodError, as other statements do, where a value has another form.
 */
export function rowsOf<S extends Shape>(shape: S): (rows: readonly unknown[]) => readonly Row<S>[] {
  const names = Object.entries(shape);
  return (rows) => rows.map((row, index) => rowOf<S>(names, row, index));
}

function rowOf<S extends Shape>(
  names: readonly (readonly [string, Reading<unknown>])[],
  row: unknown,
  index: number,
): Row<S> {
  const given: Readonly<Record<string, unknown>> = typeof row === 'object' && row !== null ? { ...row } : {};
  const made: Record<string, unknown> = {};
  for (const [name, read] of names) {
    const value = read(given[name]);
    if (value === undefined) throw otherForm(index, name);
    made[name] = value;
  }
  // Each of its names was read above, as the type says.
  return made as Row<S>;
}

function otherForm(index: number, name: string): z.ZodError {
  return new z.ZodError([{ code: 'custom', path: [index, name], message: 'form', input: undefined }]);
}
