import { csvFormat } from './csv/csv-format.ts';
import { docxFormat } from './docx/docx-format.ts';
import { githubFormat } from './github/github-format.ts';
import { htmlFormat } from './html/html-format.ts';
import { jsonFormat } from './json/json-format.ts';
import { junitFormat } from './junit/junit-format.ts';
import { markdownFormat } from './markdown/markdown-format.ts';
import { sarifFormat } from './sarif/sarif-format.ts';
import { xlsxFormat } from './xlsx/xlsx-format.ts';
import type { ReportFormat } from './report-format.ts';

/** Every file format a result can be written as. The terminal summary is no file: see terminal/write-terminal.ts. */
export const reportFormats: readonly ReportFormat[] = [
  htmlFormat,
  jsonFormat,
  docxFormat,
  xlsxFormat,
  markdownFormat,
  csvFormat,
  junitFormat,
  sarifFormat,
  githubFormat,
];
