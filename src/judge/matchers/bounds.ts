import { isAnything, type FactSchema } from '../../model/catalogue.ts';
import { value, type Message } from '../../model/message.ts';
import { isBefore, readInstant } from './instant.ts';
import { compareQuantities, quantityOf, readQuantity } from './quantity.ts';
import { mismatch, truthOf, type Truth } from './truth.ts';
import { inRange } from './versions.ts';
import type { Json } from '../../model/json.ts';
import type { Bound } from '../../model/matcher.ts';
import type { MatchContext } from './match-context.ts';

/** The four ways to lie on one side of a bound. */
export type Side = 'atLeast' | 'atMost' | 'above' | 'below';

const operators = { atLeast: '>=', atMost: '<=', above: '>', below: '<' } as const;

/**
 * Whether a value lies on the wanted side of a bound. Versions are held against it as a range (`atMost: "17"` takes in
 * 17.9), instants as moments (`atMost: 2027-01-31` takes in that whole day), all else as numbers. A bound in quotes
 * held against a text of no declared kind means a date where both are one, else a version.
 */
export function onSide(side: Side, raw: Json, bound: Bound, schema: FactSchema | null, context: MatchContext): Truth {
  const dialect = schema?.dialect;
  if (dialect !== undefined) return inRange(raw, `${operators[side]}${String(bound)}`, dialect);
  if (typeof bound === 'string' && typeof raw === 'string') return textOnSide(side, raw, bound, schema, context);
  const left = quantityOf(raw, schema);
  const right = typeof bound === 'number' ? bound : readQuantity(bound);
  if (left === null || right === null) return mismatch(notOfType(raw, right === null ? 'text' : 'number'));
  return truthOf(holds(side, compareQuantities(left, right)));
}

function holds(side: Side, order: number): boolean {
  if (side === 'atLeast') return order >= 0;
  if (side === 'atMost') return order <= 0;
  return side === 'above' ? order > 0 : order < 0;
}

function textOnSide(side: Side, raw: string, bound: string, schema: FactSchema | null, context: MatchContext): Truth {
  const limit = readInstant(bound, context.timeZone);
  const seen = readInstant(raw, context.timeZone);
  if (limit !== null && seen !== null) {
    if (side === 'above' || side === 'atMost') return truthOf(isBefore(limit, seen) === (side === 'above'));
    return truthOf(isBefore(seen, limit) === (side === 'below'));
  }
  if (limit !== null || schema?.unit === 'instant') return mismatch(notOfType(raw, 'instant'));
  const numbers = [
    schema === null || isAnything(schema) ? null : quantityOf(raw, schema),
    readQuantity(bound),
  ] as const;
  if (numbers[0] !== null && numbers[1] !== null)
    return truthOf(holds(side, compareQuantities(numbers[0], numbers[1])));
  return inRange(raw, `${operators[side]}${bound}`, 'loose');
}

/** Whether a moment lies before or after another one. */
export function beforeOrAfter(op: 'before' | 'after', raw: Json, instant: string, context: MatchContext): Truth {
  const limit = readInstant(instant, context.timeZone);
  const seen = typeof raw === 'string' ? readInstant(raw, context.timeZone) : null;
  if (limit === null || seen === null) return mismatch(notOfType(raw, 'instant'));
  return truthOf(op === 'before' ? isBefore(seen, limit) : isBefore(limit, seen));
}

/** Says that a value is not of the type the question is about. */
export function notOfType(raw: Json, wanted: 'number' | 'text' | 'instant' | 'container' | 'list-or-text'): Message {
  return {
    code: 'actual.not-of-type',
    params: { value: value(raw), wanted: { kind: 'message', code: `actual.type-${wanted}`, params: {} } },
  };
}
