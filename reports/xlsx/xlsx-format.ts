import { makeVoice } from '../voice.ts';
import { findingsSheet } from './sheets/findings.ts';
import { summarySheet } from './sheets/summary.ts';
import { versionsSheet } from './sheets/versions.ts';
import { waiversSheet } from './sheets/waivers.ts';
import { writeWorkbook } from './write-workbook.ts';
import type { ReportFormat } from '../report-format.ts';

/** A workbook in which customers track the findings from round to round. */
export const xlsxFormat: ReportFormat = {
  name: 'xlsx',
  file: 'report.xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  write(result, context) {
    const voice = makeVoice(context);
    const sheets = [findingsSheet, summarySheet, versionsSheet, waiversSheet].map((sheet) => sheet(result, voice));
    return writeWorkbook(sheets);
  },
};
