import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from '../../reports/csv/csv-format.ts';
import { csvRows } from './csv-rows.ts';

describe('csvCell', () => {
  it.each([
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '"=1',
    '＝1',
    '＠x',
    '=HYPERLINK("http://x")',
    '-5 days',
  ])('lets %j calculate nothing', (text) => {
    expect(csvRows(csvCell(text))[0]?.[0]?.startsWith(text.startsWith('\r') ? '\\' : "'")).toBe(true);
  });

  it.each(['-5', '+5', '-0.25', '5', 'a=b', '2027-01-01', "'quoted'", '–'])('leaves %j as it is', (text) => {
    expect(csvRows(csvCell(text))).toEqual([[text]]);
  });

  it('writes numbers bare and texts of several lines in one cell', () => {
    expect(csvCell(7)).toBe('7');
    expect(csvRows(`${csvCell('a\n"b",;c')},${csvCell('d')}\r\n`)).toEqual([['a\n"b",;c', 'd']]);
  });

  it('is one cell whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const rows = csvRows(csvCell(text));
        expect(rows).toHaveLength(1);
        expect(rows[0]).toHaveLength(1);
        expect(rows[0]?.[0]).not.toMatch(/^[=+\-@\t\r](?!\d*(\.\d+)?$)/);
      }),
    );
  });
});
