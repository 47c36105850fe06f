import { alphabet, checkLength, groupLength } from './code-layout.ts';
import { isIntact, onlyMistake } from './checksum.ts';

/** Why a text is no code: the code of a sentence and what it is filled with. */
export interface CodeMistake {
  readonly problem: 'letter' | 'short' | 'long' | 'checksum' | 'one-wrong';
  readonly params: Readonly<Record<string, string | number>>;
}

export type Symbols =
  { readonly ok: true; readonly symbols: readonly number[] } | { readonly ok: false; readonly mistake: CodeMistake };

/** Far beyond the longest code, in symbols. */
const longest = 1200;
const shortest = 20;

/**
 * The symbols of a code as somebody typed or pasted it: capitals, blanks, dashes and full-width letters do not matter.
 * Without the checksum.
 */
export function readSymbols(text: string): Symbols {
  const letters = [...plainCode(text.slice(0, 4 * longest))];
  const strange = letters.find((letter) => !alphabet.includes(letter));
  if (strange !== undefined) return wrong('letter', { letter: strange, place: letters.indexOf(strange) + 1 });
  if (letters.length < shortest) return wrong('short', { count: letters.length });
  if (letters.length > longest) return wrong('long', { count: letters.length });
  const symbols = letters.map((letter) => alphabet.indexOf(letter));
  if (isIntact(symbols)) return { ok: true, symbols: symbols.slice(0, -checkLength) };
  const only = onlyMistake(symbols);
  if (only === null) return wrong('checksum', {});
  const { index, symbol } = only;
  return wrong('one-wrong', {
    group: Math.floor(index / groupLength) + 1,
    letter: (index % groupLength) + 1,
    written: letters[index] ?? '',
    right: alphabet.charAt(symbol),
  });
}

/** A code as the page shows it, however it was typed. */
export function shownCode(text: string): string {
  return (plainCode(text).match(new RegExp(`.{1,${String(groupLength)}}`, 'gu')) ?? []).join('-');
}

/** Whether a text may be meant as a code, rather than as the name of a file. */
export function looksLikeCode(text: string): boolean {
  const plain = plainCode(text);
  return plain.length >= shortest && /^[0-9A-Z]+$/.test(plain);
}

function plainCode(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}\u2212]/gu, '')
    .toUpperCase();
}

function wrong(problem: CodeMistake['problem'], params: CodeMistake['params']): Symbols {
  return { ok: false, mistake: { problem, params } };
}
