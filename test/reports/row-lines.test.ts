import { expect, it } from 'vitest';
import { rowLines } from '../../reports/xlsx/row-lines.ts';

it.each([
  [['short', 7, null], [10, 10, 10], 1],
  [['a'.repeat(80)], [42], 2],
  [['检'.repeat(40)], [42], 2],
  [['one\ntwo\nthree'], [42], 3],
  [['a', 'b'.repeat(41)], [42, 42], 2],
  [['x'.repeat(100_000)], [42], 27],
])('gives %j in columns of %j characters %i lines', (row, widths, lines) => {
  expect(rowLines(row, widths)).toBe(lines);
});
