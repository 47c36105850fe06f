import type { FactPath } from '../model/fact-path.ts';
import { formatFactPath } from '../model/fact-path.ts';
import { setMember, type Json } from '../model/json.ts';
import type { Gap } from '../model/observation.ts';
import { deepest, mostValues } from './plain-json.ts';

/** What a probe returned, made plain JSON; `changed` are the places (JSON of keys and indexes) where that cost something. */
export interface Tidied {
  readonly value: Json;
  readonly gaps: readonly Gap[];
  readonly changed: ReadonlySet<string>;
}

/** Name of a place in a raw value: keys and indexes from the top. */
export function placeName(place: readonly PropertyKey[]): string {
  return JSON.stringify(place.map(String));
}

/**
 * Makes any value plain, well-formed JSON. Lone surrogates become U+FFFD (JSON with them is refused by many readers);
 * NaN and infinite numbers become null with a gap; integers that a double cannot hold, and bigints, become texts;
 * dates become ISO texts; what is not JSON (functions, undefined) is left out.
 */
export function tidy(raw: unknown): Tidied {
  const gaps: Gap[] = [];
  const changed = new Set<string>();
  let budget = mostValues;

  const cut = (at: Place | null, why: Omit<Gap, 'path' | 'detail'>): null => {
    gaps.push({ path: formatFactPath(factPath(at)), detail: null, ...why });
    changed.add(placeName(keysOf(at)));
    return null;
  };
  const number = (value: number, at: Place | null): Json => {
    if (!Number.isFinite(value)) return cut(at, notFinite(value));
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return Object.is(value, -0) ? 0 : value;
    changed.add(placeName(keysOf(at)));
    return BigInt(value).toString();
  };
  const walk = (value: unknown, at: Place | null): Json | undefined => {
    budget -= 1;
    if (budget < 0 || (at?.depth ?? 0) > deepest) return cut(at, tooDeep);
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'string') return value.toWellFormed();
    if (typeof value === 'number') return number(value, at);
    if (typeof value === 'bigint') {
      changed.add(placeName(keysOf(at)));
      return value.toString();
    }
    if (typeof value !== 'object') return undefined;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (Array.isArray(value)) {
      const list: readonly unknown[] = value;
      return list.map((each, index) => walk(each, below(at, index)) ?? null);
    }
    return members(value, at);
  };
  const members = (value: object, at: Place | null): Json => {
    const tidied: Record<string, Json> = {};
    for (const [key, each] of Object.entries(value)) {
      const inner = walk(each, below(at, key));
      if (inner !== undefined) setMember(tidied, key.toWellFormed(), inner);
    }
    return tidied;
  };
  const value = walk(raw, null) ?? null;
  return { value, gaps, changed };
}

/** Where a value stands: its key or index, and what that is a member of. Most are never written out. */
interface Place {
  readonly above: Place | null;
  readonly key: string | number;
  readonly depth: number;
}

function below(above: Place | null, key: string | number): Place {
  return { above, key, depth: (above?.depth ?? 0) + 1 };
}

/** Keys and indexes from the top. */
function keysOf(at: Place | null): readonly (string | number)[] {
  const keys: (string | number)[] = [];
  for (let place = at; place !== null; place = place.above) keys.unshift(place.key);
  return keys;
}

/** Fact path; of anything inside a list, the path of the list. */
function factPath(at: Place | null): FactPath {
  const keys = keysOf(at);
  const list = keys.findIndex((key) => typeof key === 'number');
  const names = list === -1 ? keys : keys.slice(0, list);
  return names.map((name) => ({ kind: 'name', name: String(name).toWellFormed() }));
}

const tooDeep = { reason: 'truncated', note: 'run.gap.too-deep' } as const;

function notFinite(number: number): Omit<Gap, 'path' | 'detail'> {
  return { reason: 'not-supported', note: 'run.gap.not-finite', noteParams: { number: String(number) } };
}
