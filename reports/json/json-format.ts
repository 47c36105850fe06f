import { runResultSchema, type RunResult } from '../../src/model/run-result.ts';
import { writeJson } from './write-json.ts';
import type { TextFormat } from '../report-format.ts';

/** The whole result, for machines and for `report` to read again. Has no language. */
export const jsonFormat: TextFormat = {
  name: 'json',
  file: 'report.json',
  mediaType: 'application/json',
  write: (result) => writeJson(inOrder(result)),
};

/** The fields in the order of the schema, whatever order they were built in. */
function inOrder(result: RunResult): unknown {
  const parsed = runResultSchema.safeParse(result);
  // A result that its own schema refuses is our mistake; what was seen is written all the same.
  return parsed.success ? parsed.data : result;
}
