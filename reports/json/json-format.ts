import { runResultSchema } from '../../src/model/run-result.ts';
import { inOrder } from './in-order.ts';
import { writeJson } from './write-json.ts';
import type { TextFormat } from '../report-format.ts';

/** The whole result, for machines and for `report` to read again. Has no language. */
export const jsonFormat: TextFormat = {
  name: 'json',
  file: 'report.json',
  mediaType: 'application/json',
  write: (result) => writeJson(inOrder(runResultSchema, result)),
};
