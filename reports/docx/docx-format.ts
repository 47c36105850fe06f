import { writeDocx } from '../document/docx.ts';
import { reportPaper } from '../paper/report-paper.ts';
import { makeVoice } from '../voice.ts';
import type { ReportFormat } from '../report-format.ts';

/** The report as a paper in Word: customers change it, then stamp it. */
export const docxFormat: ReportFormat = {
  name: 'docx',
  file: 'report.docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  write: (result, context) => writeDocx(reportPaper(result, makeVoice(context))),
};
