import { codeOf } from './form-texts.ts';
import type { Complain } from './complaint.ts';
import type { GridCell } from './grid.ts';
import { formText } from './form-texts.ts';
import type { Language } from '../../model/words.ts';

/** A cell and where it stands. */
export interface PlacedCell {
  readonly cell: GridCell | undefined;
  readonly place: string;
}

/** What a cell says as text, empty where nothing stands there; null after a complaint. */
export function wordOf({ cell, place }: PlacedCell, complain: Complain): string | null {
  switch (cell?.kind) {
    case undefined:
      return '';
    case 'text':
      if (!looksSecret(cell.text)) return cell.text;
      complain(place, 'form.password');
      return null;
    case 'number':
      if (Math.abs(cell.number) < 1e15) return String(cell.number);
      complain(place, 'form.digits');
      return null;
    case 'flag':
      return String(cell.flag);
    case 'date':
      complain(place, 'form.date', { shown: cell.shown });
      return null;
    case 'formula':
      complain(place, 'form.formula');
      return null;
    case 'error':
      complain(place, 'form.error', { shown: cell.shown });
      return null;
  }
}

/** Yes or no, empty for nothing; null after a complaint. */
export function flagOf(placed: PlacedCell, language: Language, complain: Complain): boolean | '' | null {
  const word = wordOf(placed, complain);
  if (word === null || word === '') return word;
  const flag = readFlag(word);
  if (flag !== undefined) return flag;
  const yes = formText(language, 'form.yes');
  complain(placed.place, 'form.yes-no', { yes, no: formText(language, 'form.no'), shown: word });
  return null;
}

/** Undefined where a word is neither yes nor no, in either language. */
export function readFlag(word: string): boolean | undefined {
  const folded = word.normalize('NFKC').toLowerCase();
  if (['true', 'y', '√', '✓'].includes(folded)) return true;
  if (['false', 'n', '×', '✗'].includes(folded)) return false;
  const code = codeOf(word, ['yes', 'no'], (each) => `form.${each}`);
  return code === undefined ? undefined : code === 'yes';
}

const secretShapes: readonly RegExp[] = [
  /(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[-_ ]?key|密码|口令|密钥)["']?\s*[=:＝：]\s*\S/i,
  /:\/\/[^/\s:@]*:[^/\s@]+@/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
];

/** Whether somebody may have written a password all the same. */
export function looksSecret(text: string): boolean {
  return secretShapes.some((shape) => shape.test(text));
}
