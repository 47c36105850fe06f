import { htmlFormat } from './html/html-format.ts';
import { jsonFormat } from './json/json-format.ts';
import type { ReportFormat } from './report-format.ts';

/** Every file format a result can be written as. The terminal summary is no file: see terminal/write-terminal.ts. */
export const reportFormats: readonly ReportFormat[] = [htmlFormat, jsonFormat];
