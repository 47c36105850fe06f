import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { plainProductName } from '../../model/product-name.ts';
import { entriesOf } from '../facts/entries.ts';
import { isNone, type Seen, type Sight } from '../facts/sight.ts';
import { element, member } from '../facts/step.ts';
import { allOf, no, truthOf, unseen, type Truth } from './truth.ts';

/**
 * Whether what was seen equals a value, at every depth and without converting types. At the top, null also equals
 * what was seen to be absent. A difference that was seen decides, whatever else was not seen.
 */
export function equalsValue(sight: Sight, wanted: Json): Truth {
  return wanted === null && isNone(sight) ? truthOf(true) : equalBelow(sight, wanted);
}

function equalBelow(sight: Sight, wanted: Json): Truth {
  if (sight.kind === 'gap') return unseen(sight);
  if (sight.kind === 'absent') return no;
  const { value } = sight;
  if (isJsonList(value)) return isJsonList(wanted) ? equalList(sight, value, wanted) : no;
  if (isJsonObject(value)) return isJsonObject(wanted) ? equalObject(sight, value, wanted) : no;
  return truthOf(value === wanted || isOneName(sight, wanted));
}

/** Names that differ only in how they are written, where the catalogue says that this makes no difference. */
function isOneName({ value, schema }: Seen, wanted: Json): boolean {
  if (schema?.spelling !== 'free' || typeof value !== 'string' || typeof wanted !== 'string') return false;
  const plain = plainProductName(wanted);
  return plain !== '' && plain === plainProductName(value);
}

function equalList(seen: Seen, list: readonly Json[], wanted: readonly Json[]): Truth {
  const entries = entriesOf(seen);
  const certain = entries?.items.filter((each) => each.sight.kind === 'seen').length ?? 0;
  if (certain > wanted.length) return no;
  const loose = entries?.unseen[0] ?? entries?.items.find((each) => each.sight.kind === 'gap');
  // Something that was not seen may stand anywhere, or nowhere: no position is certain.
  if (loose?.sight.kind === 'gap') return unseen(loose.sight);
  if (list.length !== wanted.length) return no;
  return allOf(wanted.map((each, index) => equalBelow(element(seen, list, index), each)));
}

function equalObject(seen: Seen, object: JsonObject, wanted: JsonObject): Truth {
  const truths = Object.keys(wanted).map((name) => equalBelow(member(seen, object, name), wanted[name] ?? null));
  const entries = entriesOf(seen);
  for (const { segment, sight } of entries?.items ?? []) {
    if (segment.kind !== 'name' || Object.hasOwn(wanted, segment.name)) continue;
    truths.push(sight.kind === 'gap' ? unseen(sight) : no);
  }
  for (const { segment, sight } of entries?.unseen ?? []) {
    if (segment?.kind !== 'name' || !Object.hasOwn(wanted, segment.name)) truths.push(unseen(sight));
  }
  return allOf(truths);
}
