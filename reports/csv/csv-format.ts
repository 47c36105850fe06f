import { visibleLines } from '../../src/model/visible.ts';
import { trackingColumns, trackingRows } from '../tracking/tracking-rows.ts';
import { makeVoice } from '../voice.ts';
import type { TextFormat } from '../report-format.ts';

/** One row for each finding (RFC 4180), with a byte-order mark, because Excel reads UTF-8 only with one. */
export const csvFormat: TextFormat = {
  name: 'csv',
  file: 'report.csv',
  mediaType: 'text/csv; charset=utf-8',
  write(result, context) {
    const voice = makeVoice(context);
    const head = trackingColumns.map((column) => voice.word(`tracking.${column}`));
    const rows = trackingRows(result, voice).map((row) => trackingColumns.map((column) => row[column] ?? ''));
    return `\ufeff${[head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
  },
};

/**
 * One cell. Texts are always quoted, so that no program takes another separator for the end of one; a number stands
 * bare. A text that a spreadsheet would calculate gets an apostrophe before it.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = visibleLines(value);
  return `"${(wouldCalculate(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** What begins a formula, also in full width and behind blanks or quotation marks that a spreadsheet drops (OWASP, CSV injection). */
const beginning = /^[\s"'\u00a0]*[=+\-@\t\r\n＝＋－＠]/;

/** A plain number, `-5`, gives itself when it is calculated. */
const plainNumber = /^[-+]?\d+(\.\d+)?$/;

function wouldCalculate(text: string): boolean {
  return beginning.test(text) && !plainNumber.test(text);
}
