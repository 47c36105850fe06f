import { shownText } from '../show-text.ts';
import type { Difference, DifferenceExample } from './emulation-facts.ts';
import type { Box, Boxes } from './read-boxes.ts';

/** CSS pixels by which an element may stand elsewhere before that counts: less than any gap between elements. */
const tolerance = 3;
/** CSS pixels by which an element may differ from one time to the next and still stands still. */
const wobble = 1;
const mostExamples = 5;

type Place = NonNullable<Box>;

/** An element with where it stands, as the browser is and as the older engine. */
interface Pair {
  readonly label: string;
  readonly before: Box;
  readonly after: Box;
}

/**
 * How a page looks otherwise as an older engine. Only what stands still counts: elements that stand elsewhere from one
 * moment or visit to the next, as the browser is or as the engine, are left out.
 *
 * Null: nothing can be said. The page shows other content than before, or nothing that can be looked at, most of it moves,
 * not all of it was looked at, or it was older when it was acted than it ever was as it is: it may be what every page does
 * at that age.
 *
 * @param asIs as the browser is, at several moments where that is known; the first is what others are held against
 * @param acted as the engine, one for each visit
 */
export function compareBoxes(
  asIs: readonly [Boxes, ...Boxes[]],
  acted: readonly [Boxes, ...Boxes[]],
): Omit<Difference, 'page'> | 'same' | null {
  const every = [...asIs, ...acted];
  if (every.some(({ whole }) => !whole) || !hasSameContent(asIs, acted)) return null;
  const seen = Math.max(...asIs.map(({ age }) => age));
  if (asIs.length > 1 && acted.some(({ age }) => age > seen)) return null;
  const pairs = steadyPairs(asIs, acted);
  const shown = pairs.filter(({ before }) => before !== null);
  const all = [...asIs[0].all.values()].filter(({ box }) => box !== null).length;
  if (shown.length < all / 2) return null;
  const found = differences(pairs, asIs[0].width);
  if (found.examples.length > 0) return { elements: shown.length, ...found };
  return all === 0 ? null : 'same';
}

/** Whether no text, field or picture shows that was never there, and none is missing that always showed. */
function hasSameContent(asIs: readonly Boxes[], acted: readonly Boxes[]): boolean {
  const known = new Set(asIs.flatMap(({ all }) => [...all.keys()]));
  const [first, ...others] = asIs;
  const always = [...(first?.all ?? [])].filter(
    ([key, { box }]) => box !== null && others.every(({ all }) => (all.get(key)?.box ?? null) !== null),
  );
  return acted.every(
    ({ all }) =>
      always.every(([key]) => all.has(key)) && [...all].every(([key, { box }]) => box === null || known.has(key)),
  );
}

/** Elements that stand still in each of both, in the order of the document. */
function steadyPairs(asIs: readonly [Boxes, ...Boxes[]], acted: readonly [Boxes, ...Boxes[]]): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const [key, { label, box: before }] of asIs[0].all) {
    const after = acted[0].all.get(key)?.box ?? null;
    const stands = (each: Boxes, box: Box): boolean => isSamePlace(each.all.get(key)?.box ?? null, box);
    if (asIs.every((each) => stands(each, before)) && acted.every((each) => stands(each, after)))
      pairs.push({ label, before, after });
  }
  return pairs;
}

function isSamePlace(one: Box, other: Box): boolean {
  if (one === null || other === null) return one === other;
  return one.every((number, index) => Math.abs(number - (other[index] ?? 0)) <= wobble);
}

function differences(pairs: readonly Pair[], width: number): Omit<Difference, 'page' | 'elements'> {
  const gone = pairs.filter(({ before, after }) => before !== null && after === null);
  const appeared = pairs.filter(({ before, after }) => before === null && after !== null);
  const changed = changedOf(pairs);
  const outside = changed.filter(({ before, after }) => !isOutside(before, width) && isOutside(after, width));
  const covered = coveredAmong([...changed, ...appeared], pairs);
  const examples = [
    ...outside.map((pair) => example(pair, 'outside')),
    ...gone.map((pair) => example(pair, 'gone')),
    ...covered.map((pair) => example(pair, 'covered')),
    ...appeared.map((pair) => example(pair, 'appeared')),
    ...changed.map((pair) => example(pair, 'changed')),
  ];
  return {
    changed: changed.length,
    gone: gone.length,
    appeared: appeared.length,
    outside: outside.length,
    covered: covered.length,
    examples: examples.slice(0, mostExamples),
  };
}

/** Those that stand elsewhere or have another size. What only follows the one before it up or down the page does not. */
function changedOf(pairs: readonly Pair[]): readonly Pair[] {
  let shift = 0;
  return pairs.filter(({ before, after }) => {
    if (before === null || after === null) return false;
    const [left, top, width, height] = [0, 1, 2, 3].map((at) => (after[at] ?? 0) - (before[at] ?? 0));
    const far = (number = 0): boolean => Math.abs(number) > tolerance;
    const isMoved = far(left) || (far(top) && far((top ?? 0) - shift));
    shift = top ?? 0;
    return isMoved || far(width) || far(height);
  });
}

function isOutside(box: Box, width: number): boolean {
  return box !== null && (box[0] + box[2] > width + tolerance || box[0] < -tolerance);
}

/** Those that overlap another one as the engine only. */
function coveredAmong(moved: readonly Pair[], pairs: readonly Pair[]): readonly Pair[] {
  return moved.filter((one) =>
    pairs.some((other) => other !== one && overlaps(one.after, other.after) && !overlaps(one.before, other.before, 0)),
  );
}

/** Whether they share more than so many pixels, across and down. */
function overlaps(one: Box, other: Box, more = tolerance): boolean {
  if (one === null || other === null) return false;
  const shared = (start: 0 | 1, size: 2 | 3): number =>
    Math.min(one[start] + one[size], other[start] + other[size]) - Math.max(one[start], other[start]);
  return shared(0, 2) > more && shared(1, 3) > more;
}

function example({ label, before, after }: Pair, what: DifferenceExample['what']): DifferenceExample {
  return { element: shownText(label), what, before: placeOf(before), after: placeOf(after) };
}

function placeOf(box: Box): string | null {
  if (box === null) return null;
  const [left, top, width, height]: Place = box;
  return `${String(Math.round(left))},${String(Math.round(top))} ${String(Math.round(width))}x${String(Math.round(height))}`;
}
