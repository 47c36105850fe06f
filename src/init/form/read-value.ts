import type { Language } from '../../model/words.ts';
import { scalar } from '../yaml.ts';
import { readFlag, wordOf, type PlacedCell } from './cell-words.ts';
import type { Complain } from './complaint.ts';
import { formType } from './form-input.ts';
import type { WrittenValue } from './filled-form.ts';
import { formText } from './form-texts.ts';

/** Types in which a full-width character can only have been meant as its narrow one. */
const narrow: ReadonlySet<string> = new Set([
  'number',
  'integer',
  'host',
  'port',
  'url',
  'duration',
  'size',
  'version',
]);

/**
 * The value that a cell gives to a parameter; undefined where nothing stands there, null after a complaint. Whether it
 * fits its type, the reader of profiles says. Full-width punctuation is read as it was meant.
 */
export function readValue(
  placed: PlacedCell,
  type: string,
  language: Language,
  complain: Complain,
): WrittenValue | null | undefined {
  const { many, of } = formType(type);
  const { cell, place } = placed;
  if (of === 'version' && cell?.kind === 'number' && !Number.isInteger(cell.number)) {
    complain(place, 'form.version-number', { shown: String(cell.number) });
    return null;
  }
  const word = wordOf(placed, complain);
  if (word === null) return null;
  if (word === '') return undefined;
  const before = { count: 0 };
  const report: Complain = (...said) => {
    before.count += 1;
    complain(...said);
  };
  const value = valueOf(word, many, (text) => one(text, of, place, language, report), of, place, report);
  return before.count > 0 ? null : value;
}

function valueOf(
  word: string,
  many: 'one' | 'list' | 'map',
  write: (text: string) => string,
  of: string,
  place: string,
  complain: Complain,
): WrittenValue {
  if (many === 'one') return { kind: 'one', yaml: write(word) };
  const lines = word
    .split(separator(many, of))
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (many === 'list') return { kind: 'list', yaml: lines.map(write) };
  const entries = new Map<string, string>();
  for (const line of lines) {
    const [, key = '', value = ''] = /^([^=＝：]+)[=＝：](.+)$/u.exec(line) ?? [];
    const name = key.trim();
    if (name === '' || value.trim() === '') complain(place, 'form.name-and-value', { shown: line });
    else if (entries.has(name)) complain(place, 'form.key-twice', { name });
    else entries.set(name, write(value.trim()));
  }
  return { kind: 'map', yaml: [...entries] };
}

/** A text may hold any of these marks; in other types they can only stand between two values. */
function separator(many: 'list' | 'map', of: string): RegExp {
  if (!narrow.has(of)) return many === 'list' ? /\n/ : /\n|[，；、](?=[^=＝：，；、\n]+[=＝：])/u;
  return many === 'list' ? /[\n，；、,;]/u : /\n|[，；、,;](?=\s*[^=＝：，；、,;\n/?&]+[=＝：])/u;
}

function one(text: string, of: string, place: string, language: Language, complain: Complain): string {
  if (of === 'boolean') {
    const flag = readFlag(text);
    if (flag !== undefined) return String(flag);
    const [yes, no] = [formText(language, 'form.yes'), formText(language, 'form.no')];
    complain(place, 'form.yes-no', { yes, no, shown: text });
    return scalar(text);
  }
  if (!narrow.has(of)) return scalar(text);
  const written = text.normalize('NFKC').replaceAll('。', '.');
  const isNumber = ['number', 'integer', 'port'].includes(of) && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(written);
  return isNumber ? written : scalar(written);
}
