import { isPathError, parseFactPath, type Segment } from '../../model/fact-path.ts';
import type { Gap } from '../../model/observation.ts';

/** Gaps by place, so that facts and gaps are walked together. */
export interface GapTree {
  /** The gap at exactly this place; null: there are only gaps further below. */
  readonly gap: Gap | null;
  /** Below an object: by member. Below a list: the same place in every element, or one element by its index. */
  readonly names: ReadonlyMap<string, GapTree>;
  /** Below a list: by key field, then by its value. */
  readonly keys: ReadonlyMap<string, ReadonlyMap<string, GapTree>>;
}

interface Growing extends GapTree {
  gap: Gap | null;
  readonly names: Map<string, Growing>;
  readonly keys: Map<string, Map<string, Growing>>;
}

/** Gaps by place; null where there are none. A path that cannot be read covers everything: nothing unseen may pass. */
export function gapTree(gaps: readonly Gap[]): GapTree | null {
  if (gaps.length === 0) return null;
  const root = grow();
  for (const gap of gaps) {
    const path = gap.path === '' ? [] : parseFactPath(gap.path);
    let place = root;
    for (const segment of isPathError(path) ? [] : path) place = descend(place, segment);
    place.gap = heavier(place.gap, gap);
  }
  return root;
}

/** Of two gaps at one place the one that hides more: what was cut off is partly there, everything else is not. */
function heavier(a: Gap | null, b: Gap | null): Gap | null {
  return a === null || (a.reason === 'truncated' && b !== null) ? b : a;
}

function grow(): Growing {
  return { gap: null, names: new Map(), keys: new Map() };
}

function descend(from: Growing, segment: Segment): Growing {
  if (segment.kind === 'name') return reach(from.names, segment.name);
  const byValue = from.keys.get(segment.field) ?? new Map<string, Growing>();
  from.keys.set(segment.field, byValue);
  return reach(byValue, segment.value);
}

function reach(among: Map<string, Growing>, name: string): Growing {
  const next = among.get(name) ?? grow();
  among.set(name, next);
  return next;
}

/** Both at one place. */
export function joinGaps(a: GapTree | null, b: GapTree | null): GapTree | null {
  if (a === null || b === null) return a ?? b;
  const keys = new Map(a.keys);
  for (const [field, values] of b.keys) keys.set(field, joinMaps(keys.get(field) ?? new Map(), values));
  return { gap: heavier(a.gap, b.gap), names: joinMaps(a.names, b.names), keys };
}

function joinMaps(a: ReadonlyMap<string, GapTree>, b: ReadonlyMap<string, GapTree>): ReadonlyMap<string, GapTree> {
  const joined = new Map(a);
  for (const [name, tree] of b) joined.set(name, joinGaps(joined.get(name) ?? null, tree) ?? tree);
  return joined;
}

/** Some gap at or below this place: the one that is named where only one can be. */
export function anyGap(tree: GapTree): Gap | null {
  if (tree.gap !== null) return tree.gap;
  const below = [...tree.names.values(), ...keyedGaps(tree).map((each) => each.tree)];
  for (const child of below) {
    const found = anyGap(child);
    if (found !== null) return found;
  }
  return null;
}

/** Gaps that are addressed by a key field and its value. */
export function keyedGaps(
  tree: GapTree | null,
): readonly { readonly field: string; readonly value: string; readonly tree: GapTree }[] {
  if (tree === null) return [];
  return [...tree.keys].flatMap(([field, byValue]) =>
    [...byValue].map(([value, child]) => ({ field, value, tree: child })),
  );
}
