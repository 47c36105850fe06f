import { keptText, type FoundObject } from '../../../src/kit/schema/snapshot-of.ts';
import type { Aspects } from '../../../src/kit/schema/snapshot.ts';
import type { Json } from '../../../src/model/json.ts';
import { inWords } from './codes.ts';
import { present } from './columns.ts';
import type { Context } from './context.ts';
import { grantsOf } from './grants.ts';
import type { RoutineRow } from './rows.ts';

/** A function, procedure, aggregate or window function, named with the types it takes: `public.total(integer)`. */
export function routineObject(row: RoutineRow, context: Context): FoundObject {
  const { acl, owner } = row;
  return {
    kind: 'routine',
    name: `${row.schema}.${row.name}(${(row.inputs ?? []).join(', ')})`,
    aspects: aspectsOf(row, context),
    parts: { grants: grantsOf({ on: 'routine', acl, owner, version: context.version }, context.wanted) },
  };
}

function aspectsOf(row: RoutineRow, context: Context): Aspects {
  return {
    routineKind: inWords('routine', row.kind),
    language: row.language,
    arguments: argumentsOf(row, context),
    returns: row.set ? `setof ${row.returns}` : row.returns,
    volatility: inWords('volatility', row.volatility),
    securityDefiner: row.securitydefiner,
    strict: row.strict,
    leakproof: row.leakproof,
    parallel: inWords('parallel', row.parallel),
    cost: Number(row.cost),
    planRows: Number(row.rows),
    ...bodyOf(row, context),
    ...present({
      defaults: row.defaults === null ? null : context.text(row.defaults),
      settings: row.settings === null ? null : [...row.settings].sort(),
      support: row.support,
    }),
    owner: row.owner,
    comment: row.comment,
  };
}

/** The body as it was written: inside a string every character may count. */
function bodyOf(row: RoutineRow, context: Context): Aspects {
  if (row.aggregate !== null) return { properties: row.aggregate };
  if (row.definition !== null) return { body: keptText(context.text(sqlBody(row.definition))) };
  const library: { readonly [aspect: string]: Json } = row.library === null ? {} : { library: row.library };
  return { body: keptText(row.body.replaceAll('\r\n', '\n')), ...library };
}

/** What stands after the head of a function in standard SQL (pg_get_functiondef): `BEGIN ATOMIC …` or `RETURN …`. */
function sqlBody(definition: string): string {
  return /^(?:BEGIN ATOMIC|RETURN)\b[^]*/m.exec(definition)?.[0] ?? definition;
}

/** `OUT total numeric`; until 13 a procedure did not say IN. */
function argumentsOf(row: RoutineRow, { wanted }: Context): readonly string[] {
  const types = row.allarguments ?? row.inputs ?? [];
  return types.map((type, index) => {
    const mode = inWords('argument', row.argumentmodes?.[index] ?? 'i');
    const name = row.argumentnames?.[index] ?? '';
    const shownMode = mode === 'IN' && (wanted('argument-modes') || row.argumentmodes === null) ? '' : mode;
    return [shownMode, name, type].filter((word) => word !== '').join(' ');
  });
}
