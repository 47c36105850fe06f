import { isJsonList, isJsonObject, setMember, type Json, type JsonObject } from '../model/json.ts';

/** Facts that take up less room; what they say is the same. */
export type Sharing = (facts: JsonObject) => JsonObject;

/** Longest fact that is compared with others, written as JSON; telling larger ones apart takes longer than it is worth. */
const longest = 20_000;

/** Members of a fact, or of one of its parts, beyond which it is not even written. */
const mostMembers = 300;

/** So many different facts are remembered; then it begins anew. */
const mostKept = 512;

/**
 * Thousands of observations of one server have the same certificate, route and address: of facts that are equal one is
 * kept for all. What it gives must not be changed.
 */
export function createSharing(): Sharing {
  const kept = new Map<string, Json>();
  const blank = blanks();
  const share = (fact: Json): Json => {
    if (fact === null || typeof fact !== 'object' || isLarge(fact)) return fact;
    const text = JSON.stringify(fact);
    if (text.length > longest) return fact;
    const same = kept.get(text);
    if (same !== undefined) return same;
    // read again for the sake of its members, see blanks
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
 * Makes objects with members of these names. Where more than a dozen are added one by one, V8 makes a hash table of the
 * object, which takes four times as much memory; what its JSON reader makes stays as it is. Most observations that follow
 * each other have the same names.
 */
function blanks(): (names: readonly string[]) => Record<string, Json> {
  let last: readonly string[] = [];
  let text = '{}';
  return (names) => {
    if (names.length !== last.length || names.some((name, index) => name !== last[index])) {
      last = names;
      text = `{${names.map((name) => `${JSON.stringify(name)}:null`).join()}}`;
    }
    // all its members are null
    return JSON.parse(text) as Record<string, Json>;
  };
}

function isLarge(fact: Json): boolean {
  const parts = isJsonList(fact) ? fact : Object.values(isJsonObject(fact) ? fact : {});
  return parts.length > mostMembers || parts.some((part) => isJsonList(part) && part.length > mostMembers);
}
