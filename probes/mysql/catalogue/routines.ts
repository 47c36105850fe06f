import type { FoundObject } from '../../../src/kit/schema/snapshot-of.ts';
import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import { collationText, columnType } from './column-type.ts';
import { programAspects } from './programs.ts';
import { commentText, grouped, inOrder, type Reading } from './reading.ts';
import type { CatalogueRow } from './rows.ts';

type Parameter = CatalogueRow<'parameters'>;

/** Functions and procedures; one of each may have the same name: `function total`. */
export function routineObjects(reading: Reading): readonly FoundObject[] {
  const { rows, nameOf } = reading;
  const keyOf = (schema: string, kind: string, name: string): string => JSON.stringify([schema, kind, name]);
  const parameters = grouped(rows.parameters ?? [], (row) => keyOf(row.schema, row.kind, row.routine));
  return (rows.routines ?? []).map((routine) => ({
    kind: 'routine',
    name: `${routine.kind.toLowerCase()} ${nameOf(routine.schema, routine.name)}`,
    aspects: routineAspects(routine, reading),
    parts: {
      parameters: parameterParts(parameters.get(keyOf(routine.schema, routine.kind, routine.name)) ?? [], reading),
    },
  }));
}

function routineAspects(routine: CatalogueRow<'routines'>, reading: Reading): Aspects {
  const { normalises } = reading;
  return {
    returns: routine.returns === null ? null : columnType(routine.returns, normalises),
    collation: collationText(routine.collation, normalises),
    deterministic: routine.same === 'YES',
    dataAccess: routine.access.toLowerCase(),
    securityDefiner: routine.security === 'DEFINER',
    comment: commentText(routine.comment),
    ...programAspects(routine, reading),
  };
}

function parameterParts(rows: readonly Parameter[], { normalises }: Reading): { readonly [name: string]: Aspects } {
  const parts = inOrder(rows).map((row): [string, Aspects] => [
    row.name ?? String(row.position),
    {
      position: row.position,
      mode: row.mode?.toLowerCase() ?? null,
      type: columnType(row.type, normalises),
      collation: collationText(row.collation, normalises),
    },
  ]);
  return Object.fromEntries(parts);
}
