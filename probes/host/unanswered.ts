import { noted, type Missed } from '../../src/kit/machine/missed.ts';
import { value } from '../../src/model/message.ts';
import type { GapReason } from '../../src/model/words.ts';

/** Characters that are kept of what a program said. */
const longestWords = 200;

/** Why there is nothing where a program ran and gave no answer of use, with its own words. */
export function unanswered(reason: GapReason, program: string, words: string): Missed {
  const detail = words.trim().slice(0, longestWords);
  return { ...noted(reason, 'kit.gap.no-answer', { program: value(program) }), detail: detail === '' ? null : detail };
}
