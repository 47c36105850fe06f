import type { FoundObject } from '../../../src/kit/schema/snapshot-of.ts';
import { columnType } from './column-type.ts';
import { tableKey, type Reading } from './reading.ts';

/** Sequences of MariaDB, by name only where the server does not show how they count. */
export function sequenceObjects({ rows, normalises, nameOf }: Reading): readonly FoundObject[] {
  const shown = new Map((rows.sequences ?? []).map((row) => [tableKey(row.schema, row.name), row]));
  const sequences = (rows.tables ?? []).filter(({ type }) => type === 'SEQUENCE');
  return sequences.map(({ schema, name }) => {
    const row = shown.get(tableKey(schema, name));
    return {
      kind: 'sequence',
      name: nameOf(schema, name),
      aspects:
        row === undefined
          ? {}
          : {
              type: columnType(row.type, normalises),
              start: row.start,
              minimum: row.minimum,
              maximum: row.maximum,
              increment: row.increment,
              cycle: row.cycle === '1' || row.cycle.toUpperCase() === 'YES',
            },
      parts: {},
    };
  });
}
