/** A place in a text that was built, and where it was written: lines and columns count from 0, as in source maps. */
export interface Mapped {
  readonly line: number;
  readonly column: number;
  readonly source: number;
  readonly at: readonly [line: number, column: number];
}

/** A source map, version 3; the places in the order in which they stand in the text. */
export function sourceMap(sources: readonly (string | null)[], places: readonly Mapped[]): Record<string, unknown> {
  const last = [0, 0, 0];
  const lines: string[][] = [];
  for (const { line, column, source, at } of places) {
    while (lines.length <= line) lines.push([]);
    const row = lines[line] ?? [];
    const before = places.filter((each) => each.line === line && each.column < column).at(-1)?.column ?? 0;
    const now = [source, ...at];
    row.push([column - before, ...now.map((each, index) => each - (last[index] ?? 0))].map(digits).join(''));
    last.splice(0, last.length, ...now);
  }
  return { version: 3, sources, names: [], mappings: lines.map((row) => row.join(',')).join(';') };
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A number as source maps write it: base 64, five bits each, the sign in the lowest. */
function digits(number: number): string {
  let rest = number < 0 ? -number * 2 + 1 : number * 2;
  let text = '';
  do {
    const digit = rest % 32;
    rest = Math.floor(rest / 32);
    text += alphabet[rest > 0 ? digit + 32 : digit] ?? '';
  } while (rest > 0);
  return text;
}
