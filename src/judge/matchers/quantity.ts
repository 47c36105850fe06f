import { isAnything, type FactSchema } from '../../model/catalogue.ts';
import type { Json } from '../../model/json.ts';

/** A number as it was seen: exact, also beyond 2^53, where evidence holds integers as texts. */
export type Quantity = number | bigint;

const decimal = /^-?\d{1,400}(?:\.\d{1,400})?$/;

/**
 * The number that a fact is. A plain decimal text counts as one where the fact is a number (integers beyond 2^53 are
 * stored as texts) and where any JSON may stand (a settings endpoint that writes "200"); a declared text never does.
 */
export function quantityOf(value: Json, schema: FactSchema | null): Quantity | null {
  if (typeof value === 'number') return Number.isNaN(value) ? null : value;
  if (typeof value !== 'string' || !decimal.test(value) || !mayBeNumber(schema)) return null;
  return readQuantity(value);
}

function mayBeNumber(schema: FactSchema | null): boolean {
  if (schema === null || isAnything(schema)) return true;
  if (schema.anyOf !== undefined) return schema.anyOf.some(mayBeNumber);
  return schema.type === 'number' || schema.type === 'integer';
}

/** A plain decimal number; null: the text is none. */
export function readQuantity(text: string): Quantity | null {
  if (!decimal.test(text)) return null;
  const number = Number(text);
  return text.includes('.') || Number.isSafeInteger(number) ? number : BigInt(text);
}

/** The order of two numbers; exact between integers of any size. */
export function compareQuantities(a: Quantity, b: Quantity): -1 | 0 | 1 {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}
