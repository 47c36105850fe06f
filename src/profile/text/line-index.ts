/** Turns offsets in a text into lines and columns, and gives the lines back. */
export interface LineIndex {
  /** Line and column (code points), both 1-based, of an offset in UTF-16 units. */
  readonly locate: (offset: number) => { line: number; column: number };
  /** The text of a line (1-based) without its line end; empty beyond the file. */
  readonly line: (number: number) => string;
}

/** Indexes a text whose lines end with `\n`. Looking up ascending offsets is linear in all, also on one huge line. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  // Only a text with surrogate pairs needs counting; the last answer is where the next count starts.
  const wide = /[\ud800-\udbff]/.test(text);
  let last = { row: 0, offset: 0, column: 1 };

  const locate = (offset: number): { line: number; column: number } => {
    const row = rowOf(starts, offset, last.row);
    const start = starts[row] ?? 0;
    if (!wide) {
      last = { row, offset, column: 1 };
      return { line: row + 1, column: offset - start + 1 };
    }
    const known = last.row === row && last.offset <= offset ? last : { offset: start, column: 1 };
    const column = known.column + countCharacters(text, known.offset, offset);
    last = { row, offset, column };
    return { line: row + 1, column };
  };
  const line = (number: number): string => {
    const start = starts[number - 1];
    if (start === undefined) return '';
    const next = starts[number];
    return text.slice(start, next === undefined ? text.length : next - 1);
  };
  return { locate, line };
}

function rowOf(starts: readonly number[], offset: number, hint: number): number {
  const from = starts[hint] ?? 0;
  const to = starts[hint + 1] ?? Number.POSITIVE_INFINITY;
  if (offset >= from && offset < to) return hint;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function countCharacters(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    const pairEnds = code >= 0xdc00 && code <= 0xdfff && at > from && isHighSurrogate(text.charCodeAt(at - 1));
    if (!pairEnds) count += 1;
  }
  return count;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
