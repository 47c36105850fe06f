import { isJsonList, isJsonObject, setMember, type Json, type JsonObject } from '../model/json.ts';

/** Facts that take up less room; what they say is the same. */
export type Sharing = (facts: JsonObject) => JsonObject;

/** Values that a fact may hold to be compared with others; telling larger ones apart takes longer than it is worth. */
const mostValues = 300;

/** Longest text within such a fact, in UTF-16 units. */
const longestText = 1000;

/** So many different facts are remembered; then it begins anew. */
const mostKept = 512;

/**
 * Thousands of observations of one server have the same certificate, route and address: of facts that are equal one is
 * kept for all. What it gives must not be changed.
 */
export function createSharing(): Sharing {
  const kept = new Map<string, Json>();
  const share = (fact: Json): Json => {
    if (fact === null || typeof fact !== 'object' || !isSmall(fact)) return fact;
    const text = JSON.stringify(fact);
    const same = kept.get(text);
    if (same !== undefined) return same;
    // read again for the sake of its members, see blank
    const own = JSON.parse(text) as Json; // was one
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, own);
    return own;
  };
  return (facts) => {
    const names = Object.keys(facts);
    const all = blank(names);
    for (const name of names) setMember(all, name, share(facts[name] ?? null));
    return all;
  };
}

/**
 * An object with members of these names. Where more than a dozen are added one by one, V8 makes a hash table of the
 * object, which takes four times as much memory; what its JSON reader makes stays as it is.
 */
function blank(names: readonly string[]): Record<string, Json> {
  // all its members are null
  return JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`).join()}}`) as Record<string, Json>;
}

function isSmall(fact: Json): boolean {
  let left = mostValues;
  const fits = (value: Json): boolean => {
    left -= 1;
    if (left < 0) return false;
    if (typeof value === 'string') return value.length <= longestText;
    if (isJsonList(value)) return value.every(fits);
    return (
      !isJsonObject(value) || Object.entries(value).every(([name, each]) => name.length <= longestText && fits(each))
    );
  };
  return fits(fact);
}
