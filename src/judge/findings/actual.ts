import { gapWords } from '../../model/gap-note.ts';
import { isJsonList, isJsonObject, type Json } from '../../model/json.ts';
import { nested, value, type Message, type Param } from '../../model/message.ts';
import type { Matcher } from '../../model/matcher.ts';
import type { Unit } from '../../model/words.ts';
import type { Sight, Unseen } from '../facts/sight.ts';
import type { Truth } from '../matchers/truth.ts';

/** Longest text, and most elements or names, that a finding repeats; the whole stands in the observation. */
const longestText = 1000;
const mostNamed = 10;

/** What was seen, or why it was not, as a message. */
export function actualOf(sight: Sight, truth: Truth, matcher: Matcher | null): Message {
  if (truth.is === 'unknown') return truth.actual ?? (truth.unseen === null ? seenAs(sight) : notSeen(truth.unseen));
  if (truth.is === 'no' && truth.actual !== null) return truth.actual;
  const alike =
    truth.is === 'no' && matcher?.op === 'equals' && sight.kind === 'seen'
      ? looksAlike(sight.value, matcher.value)
      : null;
  return alike ?? seenAs(sight);
}

/** What was seen, alone. */
export function seenAs(sight: Sight): Message {
  if (sight.kind === 'gap') return notSeen(sight);
  if (sight.kind === 'absent') return { code: 'actual.absent', params: {} };
  return shown(sight.value, sight.schema?.unit ?? null);
}

/** A value as a message of bounded size. */
export function shown(raw: Json, unit: Unit | null): Message {
  if (raw === null) return { code: 'actual.none', params: {} };
  if (isJsonList(raw) && raw.length === 0) return { code: 'actual.list-of', params: { count: 0 } };
  if (isJsonList(raw))
    return { code: 'actual.list', params: { count: raw.length, items: some(raw.map((each) => inner(each))) } };
  if (isJsonObject(raw)) {
    const names = Object.keys(raw).sort();
    return { code: 'actual.map', params: { count: names.length, names: some(names.map((each) => value(each))) } };
  }
  if (typeof raw === 'string' && raw.length > longestText) {
    return { code: 'actual.text-begins', params: { start: value(raw.slice(0, longestText)), length: raw.length } };
  }
  return { code: 'actual.value', params: { value: value(raw, unit) } };
}

/** Inside a list or map only single values are repeated. */
function inner(raw: Json): Param {
  if (isJsonList(raw)) return nested({ code: 'actual.list-of', params: { count: raw.length } });
  if (isJsonObject(raw)) return nested({ code: 'actual.map-of', params: { count: Object.keys(raw).length } });
  return nested(shown(raw, null));
}

function some(params: readonly Param[]): Param {
  const items = params.slice(0, mostNamed);
  return { kind: 'list', items: params.length > mostNamed ? [...items, '…'] : items };
}

/** Why something was not seen. */
export function notSeen({ gap, implicit }: Unseen): Message {
  const why = nested({ code: `actual.${gap.reason}`, params: {} });
  const at = implicit || gap.path === '' ? {} : { path: value(gap.path) };
  const words = gapWords(gap, longestText);
  const because = words === null ? {} : { detail: words };
  const code = `actual.unseen${'path' in at ? '-at' : ''}${'detail' in because ? '-because' : ''}`;
  return { code, params: { why, ...at, ...because } };
}

/** `200` asked, `"200"` seen: says the types where the values look the same. */
function looksAlike(seen: Json, wanted: Json): Message | null {
  if (typeof seen === typeof wanted || typeof seen === 'object' || typeof wanted === 'object') return null;
  if (String(seen) !== String(wanted)) return null;
  const type = (raw: Json): Param => nested({ code: `actual.type-${typeOf(raw)}`, params: {} });
  return { code: 'actual.type-differs', params: { value: value(seen), type: type(seen), wanted: type(wanted) } };
}

function typeOf(raw: Json): 'number' | 'text' | 'boolean' {
  if (typeof raw === 'number') return 'number';
  return typeof raw === 'boolean' ? 'boolean' : 'text';
}
