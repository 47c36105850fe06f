import * as z from 'zod';
import { runResultSchema } from '../../src/model/run-result.ts';

/** JSON Schema (2020-12) of report.json. */
export function resultSchema(): { readonly [key: string]: unknown } {
  return { ...z.toJSONSchema(runResultSchema, { io: 'output' }), title: 'Plumbline result, version 1' };
}
