import { formatFactPath } from '../../model/fact-path.ts';
import { nested, value, type Message, type Param } from '../../model/message.ts';
import { entriesOf, type Entry } from '../facts/entries.ts';
import { isNone, type Seen, type Sight } from '../facts/sight.ts';
import { look } from '../facts/step.ts';
import { notOfType } from './bounds.ts';
import { countMatches, countOf } from './count.ts';
import { allOf, anyOf, mismatch, no, notUnderstood, truthOf, unseen, type Truth } from './truth.ts';
import type { Matcher } from '../../model/matcher.ts';
import type { MatchContext } from './match-context.ts';

/** How an element is asked: the whole matching, handed in because it goes round. */
export type Ask = (matcher: Matcher, sight: Sight, negated: boolean) => Truth;

type Over = Matcher & { readonly op: 'each' | 'some' | 'none' };

/** How many elements a message names. */
const named = 10;

/**
 * Over the elements of a list or the values of a map. `each` of an empty one holds; where nothing is there at all
 * (absent, or seen to be none) neither `each` nor `some` does, and `none` does.
 */
export function overElements(matcher: Over, sight: Sight, negated: boolean, ask: Ask): Truth {
  if (isNone(sight)) return truthOf((matcher.op === 'none') !== negated);
  const entries = sight.kind === 'seen' ? entriesOf(sight) : null;
  if (entries === null) return mismatch(notOfType(sight.kind === 'seen' ? sight.value : null, 'container'));
  const wantsAll = (matcher.op === 'some') === negated;
  // none = each not; not each = some not; not some = each not; not none = some.
  const flipped = (matcher.op === 'none') !== negated;
  const judged = entries.items.map((entry) => ({ entry, truth: ask(matcher.matcher, entry.sight, flipped) }));
  const truths = [...judged.map((each) => each.truth), ...entries.unseen.map((each) => unseen(each.sight))];
  const truth = wantsAll ? allOf(truths) : anyOf(truths);
  if (truth.is !== 'no') return truth;
  const wrong = judged.filter((each) => each.truth.is === 'no');
  return {
    is: 'no',
    mismatch: truth.mismatch,
    actual: wantsAll ? listed(wrong, entries.items.length) : noneFits(entries.items.length),
  };
}

function noneFits(count: number): Message {
  return { code: 'actual.no-element-fits', params: { count } };
}

function listed(wrong: readonly { readonly entry: Entry; readonly truth: Truth }[], count: number): Message {
  const items = wrong.slice(0, named).map(({ entry, truth }): Param => {
    const place = value(formatFactPath([entry.segment]));
    if (truth.is === 'no' && truth.actual !== null) {
      return nested({ code: 'actual.element-says', params: { place, actual: nested(truth.actual) } });
    }
    const scalar = entry.sight.kind === 'seen' && typeof entry.sight.value !== 'object' ? entry.sight : null;
    if (scalar === null) return place;
    return nested({
      code: 'actual.element-value',
      params: { place, value: value(scalar.value, scalar.schema?.unit ?? null) },
    });
  });
  const params = { wrong: wrong.length, count, items: { kind: 'list', items } as const };
  return { code: wrong.length > named ? 'actual.many-elements' : 'actual.elements', params };
}

/** How many elements a list has, or names a map; nothing at all counts as 0. */
export function countElements(matcher: Matcher, sight: Sight, negated: boolean): Truth {
  if (isNone(sight)) return counted(countMatches(matcher, { least: 0, most: 0, unseen: null }, negated), 0, []);
  const entries = sight.kind === 'seen' ? entriesOf(sight) : null;
  if (entries === null) return mismatch(notOfType(sight.kind === 'seen' ? sight.value : null, 'container'));
  const range = countOf(entries);
  return counted(countMatches(matcher, range, negated), range.least, entries.items);
}

/** A number alone says nothing to who has to mend it: the first of what was counted stand behind. */
function counted(truth: Truth, count: number, entries: readonly Entry[]): Truth {
  if (truth.is !== 'no') return truth;
  const names = entries.slice(0, named).flatMap(({ segment, sight }) => {
    if (segment.kind === 'key') return [value(segment.value)];
    if (sight.kind === 'seen' && typeof sight.value !== 'object') return [value(sight.value)];
    return /^\d+$/.test(segment.name) ? [] : [value(segment.name)];
  });
  if (names.length === 0) return { ...truth, actual: { code: 'actual.count', params: { count: value(count) } } };
  const items: readonly Param[] = entries.length > named ? [...names, '…'] : names;
  return {
    ...truth,
    actual: { code: 'actual.count-of', params: { count: value(count), items: { kind: 'list', items } } },
  };
}

/** Sub-facts of an element; all must hold. */
export function fieldsOf(
  matcher: Matcher & { readonly op: 'fields' },
  sight: Seen,
  negated: boolean,
  ask: Ask,
  context: MatchContext,
): Truth {
  const truths = matcher.fields.map((field): Truth => {
    const path = context.path(field.path);
    if (path === null)
      return notUnderstood({ code: 'actual.path-not-understood', params: { path: value(field.path) } });
    const found = look(sight, path);
    const truth = ask(field.matcher, found, negated);
    return truth.is === 'no' && !negated ? { ...truth, actual: truth.actual ?? fieldSays(field.path, found) } : truth;
  });
  if (truths.length === 0) return negated ? no : truthOf(true);
  return negated ? anyOf(truths) : allOf(truths);
}

function fieldSays(path: string, sight: Sight): Message {
  const scalar = sight.kind === 'seen' && typeof sight.value !== 'object' ? sight : null;
  const params = { place: value(path), value: value(scalar?.value ?? null, scalar?.schema?.unit ?? null) };
  return scalar === null
    ? { code: 'actual.element-differs', params: { place: value(path) } }
    : { code: 'actual.element-value', params };
}
