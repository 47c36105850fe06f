import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { Worksheet } from 'exceljs';

/** The XML parts of a Word or Excel file, by name. */
export function officeParts(file: Uint8Array): ReadonlyMap<string, string> {
  const parts = Object.entries(unzipSync(file)).filter(([name]) => /\.(xml|rels)$/.test(name));
  return new Map(parts.map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** Names of all elements of a document in order, each once. Throws where it is not well-formed. */
export function elementNames(xml: string): readonly string[] {
  const names = new Set<string>();
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => names.add(name));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return [...names];
}

/** The paragraphs of a Word file in reading order, those of table cells too. */
export function docxParagraphs(file: Uint8Array): readonly string[] {
  const paragraphs: string[] = [];
  const parser = new SaxesParser();
  let inText = false;
  parser.on('opentag', ({ name }) => {
    if (name === 'w:p') paragraphs.push('');
    if (name === 'w:br') append(paragraphs, '\n');
    inText = name === 'w:t';
  });
  parser.on('closetag', () => {
    inText = false;
  });
  parser.on('text', (text) => {
    if (inText) append(paragraphs, text);
  });
  parser.write(officeParts(file).get('word/document.xml') ?? '').close();
  return paragraphs;
}

function append(paragraphs: string[], text: string): void {
  paragraphs.push((paragraphs.pop() ?? '') + text);
}

/** The cells of every sheet of an Excel file: texts and numbers as they are, empty ones null. Throws at a formula. */
export async function xlsxCells(
  file: Uint8Array,
): Promise<{ readonly [sheet: string]: readonly (readonly unknown[])[] }> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(file.slice().buffer);
  return Object.fromEntries(workbook.worksheets.map((sheet) => [sheet.name, rowsOf(sheet)]));
}

function rowsOf(sheet: Worksheet): readonly (readonly unknown[])[] {
  const rows: unknown[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    const cells: unknown[] = [];
    for (let column = 1; column <= sheet.columnCount; column += 1) cells.push(valueOf(row.getCell(column).value));
    rows.push(cells);
  });
  return rows;
}

function valueOf(value: unknown): unknown {
  // LibreOffice gives Chinese letters in a Latin text a font of their own, which makes pieces.
  if (typeof value === 'object' && value !== null && 'richText' in value && Array.isArray(value.richText))
    return value.richText.map(({ text }: { readonly text: string }) => text).join('');
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new Error(`A cell is neither text nor number: ${JSON.stringify(value)}`);
}
