/** Whose words and quotation marks a text is read by. */
export type Protocol = 'postgres' | 'mysql';

/** One piece of a statement; comments and blanks are none. */
export interface Token {
  /** `name`: an identifier in quotation marks. In MySQL also what stands in double ones, which a setting makes names. */
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'mark';
  /** A word or name with its ASCII letters in lower case, without quotation marks; a mark is one character. */
  readonly text: string;
  /** Where it begins, characters from 0. */
  readonly at: number;
}

/** Why a text is not sent: a code of the texts, the piece of it that is meant, and where that begins. */
export interface QueryMistake {
  readonly code: `kit.query-${string}`;
  readonly word: string;
  readonly at: number;
}

/** A step of reading: where the next begins, and what was read; null: nothing that counts. */
export interface Step {
  readonly end: number;
  readonly token: Token | null;
}

/** What a pattern with the flag `y` finds at a place. */
export function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** ASCII letters in lower case, and only those: as servers fold keywords. */
export function folded(word: string): string {
  return word.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
