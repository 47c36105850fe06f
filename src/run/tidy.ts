import type { FactPath, Segment } from '../model/fact-path.ts';
import { formatFactPath } from '../model/fact-path.ts';
import type { Json } from '../model/json.ts';
import type { Gap } from '../model/observation.ts';

/** What a probe returned, made plain JSON; `changed` are the places (JSON of keys and indexes) where that cost something. */
export interface Tidied {
  readonly value: Json;
  readonly gaps: readonly Gap[];
  readonly changed: ReadonlySet<string>;
}

/** Deeper nesting than this is cut off: whatever walks facts later must not overflow its stack. */
const deepest = 100;

/** More values than this in one observation are cut off, and so is a circle. */
const mostValues = 2_000_000;

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

  const cut = (at: Walk, why: Omit<Gap, 'path' | 'detail'>): null => {
    gaps.push({ path: formatFactPath(at.path), detail: null, ...why });
    changed.add(placeName(at.place));
    return null;
  };
  const number = (value: number, at: Walk): Json => {
    if (!Number.isFinite(value)) return cut(at, notFinite(value));
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return Object.is(value, -0) ? 0 : value;
    changed.add(placeName(at.place));
    return BigInt(value).toString();
  };
  const walk = (value: unknown, at: Walk): Json | undefined => {
    budget -= 1;
    if (budget < 0 || at.place.length > deepest) return cut(at, tooDeep);
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'string') return wellFormed(value);
    if (typeof value === 'number') return number(value, at);
    if (typeof value === 'bigint') {
      changed.add(placeName(at.place));
      return value.toString();
    }
    if (typeof value !== 'object') return undefined;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (Array.isArray(value)) {
      const list: readonly unknown[] = value;
      return list.map(
        (each, index) => walk(each, { path: at.path, place: [...at.place, index], inList: true }) ?? null,
      );
    }
    const entries: [string, Json][] = [];
    for (const [key, each] of Object.entries(value)) {
      const name = wellFormed(key);
      const segment: Segment = { kind: 'name', name };
      const path = at.inList ? at.path : [...at.path, segment];
      const inner = walk(each, { path, place: [...at.place, key], inList: at.inList });
      if (inner !== undefined) entries.push([name, inner]);
    }
    // entries, because assigning to a member named __proto__ would change the prototype
    return Object.fromEntries(entries);
  };
  const value = walk(raw, { path: [], place: [], inList: false }) ?? null;
  return { value, gaps, changed };
}

const tooDeep = { reason: 'truncated', note: 'run.gap.too-deep' } as const;

function notFinite(number: number): Omit<Gap, 'path' | 'detail'> {
  return { reason: 'not-supported', note: 'run.gap.not-finite', noteParams: { number: String(number) } };
}

interface Walk {
  /** Fact path; of anything inside a list, the path of the list. */
  readonly path: FactPath;
  readonly place: readonly PropertyKey[];
  readonly inList: boolean;
}

/** The text with every lone surrogate replaced by U+FFFD. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}
