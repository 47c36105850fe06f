import type { Language } from '../model/words.ts';
import { profileTexts } from '../profile/profile-texts.ts';
import type { ReadOutcome } from '../profile/read-profile.ts';
import { showMistake } from '../profile/text/show.ts';
import { phrase } from './phrase.ts';

/** Most mistakes that are shown in full; the rest is counted. */
const mostShown = 100;

/** Every mistake with its line and what to do, and how many there are. */
export function showMistakes(outcome: Extract<ReadOutcome, { readonly ok: false }>, language: Language): string {
  const { mistakes, line } = outcome;
  const shown = mistakes
    .slice(0, mostShown)
    .map((mistake) => showMistake(mistake, line(mistake.file, mistake.line), profileTexts[language]));
  const rest = mistakes.length - shown.length;
  const more = rest > 0 ? `${phrase(language, 'cli.mistakes-more', { count: rest })}\n` : '';
  const count = phrase(language, 'cli.mistakes', { count: mistakes.length });
  return `${shown.join('\n\n')}\n\n${more}${count}\n`;
}
