import type { Cell } from './sheet.ts';

/** Excel takes no row above 409 points. */
const mostLines = 27;

/** Lines that the longest text of a row takes in columns of these widths (characters), wrapped anywhere; at least 1. */
export function rowLines(row: readonly Cell[], widths: readonly number[]): number {
  const needed = row.map((cell, index) => (typeof cell === 'string' ? linesOf(cell, widths[index] ?? 1) : 1));
  return Math.min(mostLines, Math.max(1, ...needed));
}

function linesOf(text: string, width: number): number {
  // Programs break at words and pad their cells: a little less than the width is used.
  const room = Math.max(1, width - 2);
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(roughWidth(line) / room)), 0);
}

/** Ideographs and full-width signs are two columns wide; exact enough here, and quick for ten thousand rows. */
function roughWidth(line: string): number {
  return line.length + (line.match(/[\u2e80-\uffdc]/g)?.length ?? 0);
}
