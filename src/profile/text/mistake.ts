/** A place in a file that a person wrote. */
export interface Position {
  /** The file as the user named it. */
  readonly file: string;
  /** The line, 1-based. */
  readonly line: number;
  /** The column in characters (code points), 1-based. */
  readonly column: number;
}

/** What the message of a mistake fills in; a list is joined in the language of the reader. */
export type MistakeParams = Readonly<Record<string, string | number | readonly string[]>>;

/** One mistake in what a person wrote: a code, its place and the parameters of its message. */
export interface Mistake extends Position {
  /** Selects the message text, for example `fullwidth-colon`. */
  readonly code: string;
  /** What the message text fills in. */
  readonly params: MistakeParams;
}

/** At most so many mistakes are listed for one file; what comes after them is rarely news. */
export const MISTAKE_LIMIT = 1000;

/** Sorts by place and keeps the first mistake of each place. */
export function sortMistakes(mistakes: readonly Mistake[]): readonly Mistake[] {
  const sorted = mistakes.toSorted((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column);
  const kept: Mistake[] = [];
  for (const mistake of sorted) {
    const last = kept.at(-1);
    if (last?.file === mistake.file && last.line === mistake.line && last.column === mistake.column) continue;
    kept.push(mistake);
  }
  return kept;
}

/**
 * Joins the mistakes of the text with those found later in its meaning. A later one on a line that already has a
 * mistake in its text is dropped: it is most often the echo of the first.
 */
export function mergeMistakes(text: readonly Mistake[], later: readonly Mistake[]): readonly Mistake[] {
  const taken = new Set(text.map((mistake) => `${mistake.line} ${mistake.file}`));
  return sortMistakes([...text, ...later.filter((mistake) => !taken.has(`${mistake.line} ${mistake.file}`))]);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
