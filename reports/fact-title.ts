import { factMessage, findFactName } from '../src/model/fact-name.ts';
import type { Texts } from '../src/model/message.ts';
import type { Voice } from './voice.ts';

/** What a fact is called, for people: `free space – /data`; one that nobody gave a name by its path. */
export function factTitle(kind: string, path: string, voice: Voice): string {
  return voice.say(factMessage(kind, path));
}

/** The same where its path stands beside it anyway: the name alone, `free space`. Null where nobody gave it one. */
export function factName(kind: string, path: string, voice: Voice): string | null {
  const names = namesOf(voice.texts);
  const asked = `${kind} ${path}`;
  const known = names.get(asked);
  if (known !== undefined) return known;
  const name = findFactName(voice.texts, kind, path)?.name ?? null;
  names.set(asked, name);
  return name;
}

const remembered = new WeakMap<Texts, Map<string, string | null>>();

/** Names found so far in these texts: hundreds of observations have the same facts. */
function namesOf(texts: Texts): Map<string, string | null> {
  const names = remembered.get(texts) ?? new Map<string, string | null>();
  remembered.set(texts, names);
  return names;
}
