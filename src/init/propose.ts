import { dialectOf } from '../judge/versioning/registry.ts';
import { factAt } from './fact-at.ts';
import { bytesText } from './round.ts';
import { inline } from './yaml.ts';
import { lookup, settle, type FactSchema } from '../model/catalogue.ts';
import { readFactPath } from '../model/fact-path.ts';
import { isJsonList, isJsonObject, type Json } from '../model/json.ts';
import type { Suggestion } from '../kit/suggestion.ts';
import { dialectNames, type DialectName } from '../model/words.ts';

/** The facts of one target, derived ones among them. */
export interface SeenTarget {
  /** Environment, with its node where there are several: for the remark. */
  readonly place: string;
  readonly facts: Json;
}

/** What is written for one fact. */
export interface Proposal {
  readonly suggestion: Suggestion;
  /** The matcher as a profile writes it; null: only compared. */
  readonly expected: string | null;
  /** What stood there when it was proposed: `17.4 (test), 15.6 (uat)`. */
  readonly seen: string;
}

/** Proposes what to ask of one fact. Null where somebody did not have it, or nothing sensible follows from it. */
export function propose(suggestion: Suggestion, seen: readonly SeenTarget[], schema: FactSchema): Proposal | null {
  const path = readFactPath(suggestion.path);
  if (path === null || seen.length === 0) return null;
  const values: Json[] = [];
  for (const { facts } of seen) {
    const value = factAt(facts, path);
    if (value === undefined || value === null) return null;
    values.push(value);
  }
  const known = lookup(schema, path);
  const shape = known.found ? settle(known.schema) : {};
  const written = summary(seen.map(({ place }, index) => ({ place, text: shortly(values[index] ?? null, shape) })));
  if (suggestion.ask === undefined) return { suggestion, expected: null, seen: written };
  const expected = question(suggestion.ask, values, shape);
  return expected === null ? null : { suggestion, expected, seen: written };
}

/** Each place with what it showed; where all are alike, that once. */
function summary(shown: readonly { readonly place: string; readonly text: string }[]): string {
  const [first] = shown;
  if (first !== undefined && shown.every(({ text }) => text === first.text)) return first.text;
  return shown.map(({ place, text }) => `${text} (${place})`).join(', ');
}

function question(ask: NonNullable<Suggestion['ask']>, values: readonly Json[], shape: FactSchema): string | null {
  switch (ask.kind) {
    case 'same':
      return same(values, shape);
    case 'one-of':
      return `{ oneOf: ${inline([...new Set(values.filter(isScalar))])} }`;
    case 'version-range':
      return versionRange(values, shape, ask.digits);
    case 'at-least':
      return bound('atLeast', values, (numbers) => Math.min(...numbers) * ask.share, shape);
    case 'at-most':
      return bound('atMost', values, (numbers) => Math.max(...numbers) * ask.factor, shape);
    case 'contains-all':
      return containsAll(values, shape);
    case 'fixed':
      return `{ ${ask.written} }`;
  }
}

function same(values: readonly Json[], shape: FactSchema): string | null {
  const [first] = values;
  if (!isScalar(first) || values.some((each) => each !== first)) return null;
  // A version alone would be read as a range.
  return shape.dialect === undefined ? inline(first) : `{ equals: ${inline(first)} }`;
}

/** A version whose dialect hangs on its product is read in the first one that can read all that was seen. */
function versionRange(values: readonly Json[], shape: FactSchema, digits: 1 | 2): string | null {
  const names =
    shape.dialectOf === undefined ? [shape.dialect ?? 'loose'] : [shape.dialect ?? 'loose', ...dialectNames];
  for (const name of names) {
    const range = rangeIn(values, name, digits);
    if (range !== null) return range;
  }
  return null;
}

function rangeIn(values: readonly Json[], name: DialectName, digits: 1 | 2): string | null {
  const dialect = dialectOf(name);
  const versions = values.map((value) => (typeof value === 'string' ? dialect.parse(value) : null));
  const sorted = versions.filter((each) => each !== null).sort(dialect.compare);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  if (lowest === undefined || highest === undefined || sorted.length < values.length) return null;
  const low = lowest.parts.slice(0, digits);
  const high = highest.parts.slice(0, digits);
  const last = high.at(-1);
  if (last === undefined || high.length < digits || low.length < digits) return null;
  const next = [...high.slice(0, -1), last + 1];
  return inline(`>=${low.join('.')} <${next.join('.')}`);
}

function bound(
  matcher: 'atLeast' | 'atMost',
  values: readonly Json[],
  margin: (numbers: readonly number[]) => number,
  shape: FactSchema,
): string | null {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < values.length) return null;
  const limit = margin(numbers);
  if (shape.unit === 'bytes') return `{ ${matcher}: ${bytesText(limit, matcher === 'atLeast')} }`;
  const whole = matcher === 'atLeast' ? Math.floor(limit) : Math.ceil(limit);
  return whole <= 0 ? null : `{ ${matcher}: ${unitText(whole, shape)} }`;
}

function unitText(amount: number, shape: FactSchema): string {
  if (shape.unit === 'milliseconds') return `${String(amount)} ms`;
  if (shape.unit === 'days' || shape.unit === 'seconds') return `${String(amount)} ${shape.unit}`;
  return shape.unit === 'percent' ? `${String(amount)}%` : String(amount);
}

function containsAll(values: readonly Json[], shape: FactSchema): string | null {
  const names = values.map((value) => new Set(namesIn(value, shape.key ?? 'name')));
  const [first, ...rest] = names;
  const common = [...(first ?? [])].filter((name) => rest.every((each) => each.has(name))).sort();
  return common.length === 0 ? null : `{ containsAll: ${inline(common)} }`;
}

function namesIn(value: Json, key: string): readonly string[] {
  if (isJsonObject(value)) return Object.keys(value);
  if (!isJsonList(value)) return [];
  return value.flatMap((each) => {
    const name = isJsonObject(each) ? each[key] : each;
    return typeof name === 'string' ? [name] : [];
  });
}

function shortly(value: Json, shape: FactSchema): string {
  if (isJsonList(value) || isJsonObject(value))
    return namesIn(value, shape.key ?? 'name')
      .slice(0, 8)
      .join(' ');
  if (typeof value === 'number' && shape.unit === 'bytes') return bytesText(value, true);
  return String(value).slice(0, 80);
}

function isScalar(value: Json | undefined): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
