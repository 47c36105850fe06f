import type { Sheet } from './access-workbook.ts';

/**
 * Sheets as an .xlsx file (ISO/IEC 29500). Texts are written as shared strings, which no program takes for a formula;
 * head rows stay in sight and filter. `madeAt` (ISO 8601) stands in the properties, so that the same input gives the
 * same workbook.
 */
export async function writeWorkbook(sheets: readonly Sheet[], madeAt: string): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  workbook.creator = 'plumbline';
  workbook.created = new Date(madeAt);
  workbook.modified = new Date(madeAt);
  for (const { name, columns, rows } of sheets) {
    const sheet = workbook.addWorksheet(sheetName(name), {
      views: [{ state: 'frozen', ySplit: 1 }],
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    sheet.columns = columns.map(({ title, width }) => ({ header: title, width }));
    for (const row of rows) sheet.addRow(row.map(clipped));
    sheet.getRow(1).font = { bold: true };
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
    sheet.eachRow((row) => {
      row.alignment = { vertical: 'top', wrapText: true };
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Longest text of a cell (Excel specifications and limits). */
const longest = 32_767;

function clipped(cell: string | number): string | number {
  return typeof cell === 'string' && cell.length > longest ? `${cell.slice(0, longest - 1)}…` : cell;
}

/** Names of sheets have at most 31 characters and none of \ / ? * [ ] : */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}
