import { factMessage, findFactName } from '../src/model/fact-name.ts';
import type { Voice } from './voice.ts';

/** What a fact is called, for people: `free space – /data`; one that nobody gave a name by its path. */
export function factTitle(kind: string, path: string, voice: Voice): string {
  return voice.say(factMessage(kind, path));
}

/** The same where its path stands beside it anyway: the name alone, `free space`. Null where nobody gave it one. */
export function factName(kind: string, path: string, voice: Voice): string | null {
  return findFactName(voice.texts, kind, path)?.name ?? null;
}
