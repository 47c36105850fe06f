import type { Text } from '../src/model/message.ts';
import type { Voice } from './voice.ts';

/** What something is called: its title, else its name. */
export function titleOf({ title, name }: { readonly title: Text | null; readonly name: string }, voice: Voice): string {
  return title === null ? voice.raw(name) : voice.text(title);
}
