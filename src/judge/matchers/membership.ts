import { isJsonList, isJsonObject, type Json } from '../../model/json.ts';
import { entriesOf, type Entry } from '../facts/entries.ts';
import { isNone, type Seen, type Sight } from '../facts/sight.ts';
import { hiddenKey, keyText, member } from '../facts/step.ts';
import { notOfType } from './bounds.ts';
import { equalsValue } from './equality.ts';
import { anyOf, mismatch, no, truthOf, unseen, yes, type Truth } from './truth.ts';

/**
 * Whether something is in it: a text in a text, an element in a list (of a keyed list also by its key), a name in a
 * map. A name whose value was seen to be none is not in the map. What was found decides, whatever was not seen.
 */
export function containsValue(sight: Sight, wanted: Json): Truth {
  if (sight.kind === 'gap') return unseen(sight);
  if (sight.kind === 'absent' || isNone(sight)) return no;
  const { value } = sight;
  if (typeof value === 'string' && typeof wanted === 'string') return truthOf(value.includes(wanted));
  if (isJsonList(value)) return inList(sight, wanted);
  if (!isJsonObject(value)) return mismatch(notOfType(value, 'list-or-text'));
  const name = keyText(wanted);
  if (name === null) return mismatch(notOfType(value, 'list-or-text'));
  const found = member(sight, value, name);
  if (found.kind === 'gap') return unseen(found);
  return isNone(found) ? no : yes;
}

function inList(seen: Seen, wanted: Json): Truth {
  const entries = entriesOf(seen);
  const field = seen.schema?.key ?? null;
  const truths = (entries?.items ?? []).map((entry) => isElement(entry, wanted, field));
  const rest = (entries?.unseen ?? []).map((each) =>
    // An element that was not read but whose key is known can be told apart by that key.
    keyText(wanted) !== null &&
    each.segment?.kind === 'key' &&
    each.segment.field === field &&
    each.segment.value !== keyText(wanted)
      ? no
      : unseen(each.sight),
  );
  return anyOf([...truths, ...rest]);
}

function isElement(entry: Entry, wanted: Json, field: string | null): Truth {
  const key = keyText(wanted);
  if (field === null || key === null) return equalsValue(entry.sight, wanted);
  const own = entry.segment.kind === 'key' ? entry.segment.value : null;
  const hidden = hiddenKey(entry.sight, field, own);
  if (hidden !== null) return unseen(hidden);
  if (own !== null && own !== key) return no;
  if (own !== null) return entry.sight.kind === 'gap' ? unseen(entry.sight) : yes;
  return equalsValue(entry.sight, wanted);
}
