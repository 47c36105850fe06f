import * as z from 'zod';

/** Cells of an answer: every one arrives as text, since the driver’s own conversions are switched off. */
export const text = z.string();
export const bool = z.enum(['t', 'f', 'true', 'false']).transform((word) => word.startsWith('t'));
export const integer = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number);
export const decimal = z
  .string()
  .regex(/^-?\d{1,15}(?:\.\d{1,20})?$/)
  .transform(Number);
/** A limit that the server writes as -1 where there is none. */
export const limit = integer.transform((amount) => (amount < 0 ? null : amount));
/** ISO 8601 in UTC, as our statements write it; null: none. */
export const moment = z.string().min(1).nullable();

/** A cell that holds JSON of a shape. */
export function json<T extends z.ZodType>(shape: T) {
  return z
    .string()
    .transform((written, context): unknown => {
      try {
        return JSON.parse(written);
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(shape);
}

/** An answer of exactly one row, as that row. */
export function one<T extends z.ZodRawShape>(row: T) {
  return z.tuple([z.object(row)]).transform(([only]) => only);
}
