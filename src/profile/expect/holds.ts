import { RE2JS } from 're2js';
import { parseRange, satisfies } from '../../judge/versioning/range.ts';
import { dialectOf } from '../../judge/versioning/registry.ts';
import { isJsonList, isJsonObject, type Json } from '../../model/json.ts';
import type { Matcher } from '../../model/matcher.ts';
import { parseAmount } from '../values/amount.ts';

/**
 * Whether the value of a parameter satisfies a matcher of `when`. The value is known or not there (undefined), so that
 * the answer is yes or no; the judge, which must know of gaps, has its own matching.
 */
export function holds(matcher: Matcher, value: Json | undefined): boolean {
  switch (matcher.op) {
    case 'present':
      return isThere(value);
    case 'absent':
      return !isThere(value);
    case 'equals':
      return equal(value ?? null, matcher.value);
    case 'oneOf':
      return matcher.values.some((each) => equal(value ?? null, each));
    case 'all':
      return matcher.matchers.every((each) => holds(each, value));
    case 'any':
      return matcher.matchers.some((each) => holds(each, value));
    case 'not':
      return !holds(matcher.matcher, value);
    default:
      return isThere(value) && holdsOf(matcher, value);
  }
}

function isThere(value: Json | undefined): value is Exclude<Json, null> {
  return value !== undefined && value !== null;
}

type Rest = Exclude<Matcher, { readonly op: 'present' | 'absent' | 'equals' | 'oneOf' | 'all' | 'any' | 'not' }>;

function holdsOf(matcher: Rest, value: Exclude<Json, null>): boolean {
  switch (matcher.op) {
    case 'satisfies':
      return inRange(value, matcher.range);
    case 'atLeast':
      return onSide(value, '>=', matcher.bound);
    case 'atMost':
      return onSide(value, '<=', matcher.bound);
    case 'above':
      return onSide(value, '>', matcher.bound);
    case 'below':
      return onSide(value, '<', matcher.bound);
    case 'between':
      return onSide(value, '>=', matcher.from) && onSide(value, '<=', matcher.to);
    case 'contains':
      return contains(value, matcher.value);
    case 'containsAll':
      return matcher.values.every((each) => contains(value, each));
    case 'containsNone':
      return !matcher.values.some((each) => contains(value, each));
    case 'count':
      return holds(matcher.matcher, elements(value).length);
    case 'each':
      return elements(value).every((each) => holds(matcher.matcher, each));
    case 'some':
      return elements(value).some((each) => holds(matcher.matcher, each));
    case 'none':
      return !elements(value).some((each) => holds(matcher.matcher, each));
    default:
      return textHolds(matcher, value);
  }
}

/** What only texts can satisfy. No parameter is a moment or has sub-facts, so that nothing is before one. */
function textHolds(
  matcher: Rest & { readonly op: 'matches' | 'startsWith' | 'endsWith' | 'before' | 'after' | 'fields' },
  value: Json,
): boolean {
  if (typeof value !== 'string') return false;
  if (matcher.op === 'startsWith') return value.startsWith(matcher.text);
  if (matcher.op === 'endsWith') return value.endsWith(matcher.text);
  return matcher.op === 'matches' && RE2JS.compile(matcher.pattern).matcher(value).find();
}

/** A number, or an amount in its base unit: `30 s` as milliseconds, `1 GiB` as bytes. */
function numberOf(value: Json): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? (parseAmount(value)?.value ?? null) : null;
}

function equal(value: Json, wanted: Json): boolean {
  if (typeof wanted === 'number') return numberOf(value) === wanted;
  if (isJsonList(wanted)) {
    return (
      isJsonList(value) && value.length === wanted.length && wanted.every((each, at) => equal(value[at] ?? null, each))
    );
  }
  if (!isJsonObject(wanted)) return value === wanted;
  const names = Object.keys(wanted);
  if (!isJsonObject(value) || Object.keys(value).length !== names.length) return false;
  return names.every((name) => Object.hasOwn(value, name) && equal(value[name] ?? null, wanted[name] ?? null));
}

function onSide(value: Json, operator: '>=' | '<=' | '>' | '<', bound: number | string): boolean {
  if (typeof bound === 'string') return inRange(value, `${operator}${bound}`);
  const number = numberOf(value);
  if (number === null) return false;
  if (operator === '>=') return number >= bound;
  if (operator === '<=') return number <= bound;
  return operator === '>' ? number > bound : number < bound;
}

function inRange(value: Json, range: string): boolean {
  const dialect = dialectOf('loose');
  const parsed = parseRange(dialect, range);
  const version = typeof value === 'string' ? dialect.parse(value) : null;
  return parsed.ok && version !== null && satisfies(dialect, parsed.range, version);
}

function contains(value: Json, wanted: Json): boolean {
  if (typeof value === 'string') return typeof wanted === 'string' && value.includes(wanted);
  if (isJsonObject(value)) return typeof wanted === 'string' && Object.hasOwn(value, wanted);
  return elements(value).some((each) => equal(each, wanted));
}

function elements(value: Json): readonly Json[] {
  if (isJsonList(value)) return value;
  return isJsonObject(value) ? Object.values(value) : [];
}
