import { runResultSchema, type RunResult } from '../../src/model/run-result.ts';
import type { TextFormat } from '../report-format.ts';
import { elementsInOrder, inOrder } from './in-order.ts';
import { jsonPieces, type Member } from './json-pieces.ts';

/** The whole result, for machines and for `report` to read again. Has no language. */
export const jsonFormat: TextFormat = {
  name: 'json',
  file: 'report.json',
  mediaType: 'application/json',
  write: (result) => [...jsonPieces(membersOf(result))].join(''),
  pieces: (result) => jsonPieces(membersOf(result)),
};

/** Put in order one by one: the result is not there twice at any time. */
function* membersOf(result: RunResult): Generator<Member, void, undefined> {
  const values = new Map<string, unknown>(Object.entries(result));
  for (const [name, schema] of Object.entries(runResultSchema.shape)) {
    const value = values.get(name);
    if (value === undefined) continue;
    yield Array.isArray(value)
      ? { name, elements: elementsInOrder(schema, value) }
      : { name, value: inOrder(schema, value) };
  }
}
