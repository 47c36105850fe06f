import type { Difference } from '../../model/finding.ts';
import { aspectRule, missingPartRank, partRule, type AspectRule, type Rank } from './aspects.ts';
import { aspectDifference, dialectDifference, missingDifference, type Place } from './difference.ts';
import { isUnseen } from './in-full.ts';
import { renamedParts } from './renamed-parts.ts';
import { sameAspect } from './same-aspect.ts';
import type { Aspects, Compared, SchemaObject, SchemaSnapshot } from './snapshot.ts';

const ranks = { semantic: 0, performance: 1, cosmetic: 2 } as const;

/**
 * How two schemas differ, down to the rank that either side asks for, heaviest first. Objects with equal digests are not
 * opened; what only one side has is one difference, whatever it holds; snapshots of two products are one difference.
 */
export function compareSchemas(left: SchemaSnapshot, right: SchemaSnapshot): readonly Difference[] {
  if (left.dialect !== right.dialect) return [dialectDifference(left, right)];
  if (left.digest === right.digest) return [];
  const found: Difference[] = [];
  for (const kind of namesOf(left.objects, right.objects)) {
    const [ours, theirs] = [left.objects[kind] ?? {}, right.objects[kind] ?? {}];
    for (const name of namesOf(ours, theirs)) {
      const place: Place = { kind, name, part: null };
      found.push(...compareObjects(place, own(ours, name), own(theirs, name)));
    }
  }
  const most = lowestRank(left.compared, right.compared);
  return found.filter((each) => each.rank <= most && !isUnseen(each, left, right)).sort((a, b) => a.rank - b.rank);
}

function lowestRank(left: Compared, right: Compared): Rank {
  const [ours, theirs] = [ranks[left.level], ranks[right.level]];
  return ours > theirs ? ours : theirs;
}

function compareObjects(place: Place, left: SchemaObject | null, right: SchemaObject | null): readonly Difference[] {
  if (left === null || right === null)
    return [missingDifference(place, left?.digest ?? null, right?.digest ?? null, objectRank(place.kind))];
  if (left.digest === right.digest) return [];
  const found = compareAspects(place, left.aspects, right.aspects, aspectRule);
  for (const kind of namesOf(left.parts, right.parts))
    found.push(...compareParts(place, kind, left.parts[kind] ?? {}, right.parts[kind] ?? {}));
  return found;
}

function objectRank(kind: string): Rank {
  return kind === 'default-privileges' ? 1 : 0;
}

interface Named {
  readonly [name: string]: Aspects;
}

function compareParts(object: Place, kind: string, left: Named, right: Named): readonly Difference[] {
  const found: Difference[] = [];
  const renamed = renamedParts(kind, left, right);
  const gone = new Set(renamed.flatMap(({ before, after }) => [before, after]));
  for (const { before, after } of renamed) {
    const place: Place = { ...object, part: { kind, name: before } };
    found.push(aspectDifference(place, 'name', before, after, aspectRule('name')));
  }
  for (const name of namesOf(left, right)) {
    if (gone.has(name)) continue;
    const place: Place = { ...object, part: { kind, name } };
    const [ours, theirs] = [own(left, name), own(right, name)];
    const unique = ours?.['unique'] === true || theirs?.['unique'] === true;
    // Most parts of two tables that differ are alike, and in canonical order.
    if (JSON.stringify(ours) === JSON.stringify(theirs) || (isInitial(ours) && isInitial(theirs))) continue;
    if (ours === null || theirs === null)
      found.push(missingDifference(place, ours, theirs, missingPartRank(kind, unique)));
    else found.push(...compareAspects(place, ours, theirs, (aspect) => partRule(kind, aspect, unique)));
  }
  return found;
}

/** Rights as the release made them: what it grants everybody on `public` changed with PostgreSQL 15, by nobody’s doing. */
function isInitial(grant: Aspects | null): boolean {
  return grant?.['initial'] === true;
}

function compareAspects(
  place: Place,
  left: Aspects,
  right: Aspects,
  ruleOf: (aspect: string) => AspectRule,
): Difference[] {
  const found: Difference[] = [];
  for (const aspect of namesOf(left, right)) {
    if (aspect === 'initial') continue;
    const [ours, theirs] = [own(left, aspect), own(right, aspect)];
    const rule = ruleOf(aspect);
    if (!sameAspect(ours, theirs, rule)) found.push(aspectDifference(place, aspect, ours, theirs, rule));
  }
  return found;
}

/** A member of its own: a column may be called `constructor`. */
function own<T>(of: { readonly [name: string]: T }, name: string): T | null {
  return Object.hasOwn(of, name) ? (of[name] ?? null) : null;
}

/** Names on either side, sorted. */
function namesOf(left: object, right: object): readonly string[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
}
