import type { Outcome } from '../../../src/model/words.ts';
import { outcomeMarks } from '../../marks.ts';
import type { Voice } from '../../voice.ts';

/** How many of one outcome: sign and number, the word for those who hear it; nothing where there are none. */
export function Count({ outcome, n, voice }: { readonly outcome: Outcome; readonly n: number; readonly voice: Voice }) {
  if (n === 0) return null;
  return (
    <span class={`count o-${outcome}`}>
      <span aria-hidden="true">{outcomeMarks[outcome]}</span> {n}
      <span class="heard"> {voice.outcome(outcome)}</span>
    </span>
  );
}
