import * as z from 'zod';
import type { Found, Look } from '../../../src/kit/database/look.ts';
import type { SchemaSettings } from '../../../src/kit/schema/schema-settings.ts';
import { snapshotOf } from '../../../src/kit/schema/snapshot-of.ts';
import { formatFactPath } from '../../../src/model/fact-path.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { objectsOf } from './objects-of.ts';
import { rowShapes, type CatalogueRows } from './rows.ts';
import {
  begin,
  catalogueStatements,
  end,
  spelling,
  type CatalogueStatement,
} from './statements/catalogue-statements.ts';
import { longestBody } from './statements/objects.ts';

const gives = ['schema'] as const;
const nothing: Found = { facts: {} };

const spelled = z.array(z.object({ version: z.string().regex(/^\d{1,9}$/) })).min(1);

/**
 * Reads the schema as of one moment into the fact `schema`. All or nothing: a statement that is refused ends the
 * transaction, and leaves a gap at `schema`. Throws ProbeFailure where the connection does not go on.
 */
export async function readCatalogue(look: Look, settings: SchemaSettings): Promise<void> {
  if (!(await look.ask(begin, gives, () => nothing))) return;
  await readObjects(look, settings);
  await look.ask(end, [], () => nothing);
}

async function readObjects(look: Look, settings: SchemaSettings): Promise<void> {
  let version = 0;
  const answered = await look.ask(spelling, gives, (rows) => {
    version = Number(spelled.parse(rows)[0]?.version);
    return nothing;
  });
  if (!answered) return;
  const statements = catalogueStatements(settings);
  const read = new Map<CatalogueStatement, readonly unknown[]>();
  for (const [name, text] of statements) {
    const done = await look.ask(text, gives, (rows) => {
      read.set(name, rows);
      // The last one has all that the snapshot is made of.
      return read.size === statements.size ? found(allRows(read), version, settings) : nothing;
    });
    if (!done) return;
  }
}

function allRows(read: ReadonlyMap<CatalogueStatement, readonly unknown[]>): CatalogueRows {
  const of = (name: CatalogueStatement): readonly unknown[] => read.get(name) ?? [];
  return {
    schemas: rowShapes.schemas(of('schemas')),
    relations: rowShapes.relations(of('relations')),
    columns: rowShapes.columns(of('columns')),
    constraints: rowShapes.constraints(of('constraints')),
    indexes: rowShapes.indexes(of('indexes')),
    triggers: rowShapes.triggers(of('triggers')),
    policies: rowShapes.policies(of('policies')),
    rules: rowShapes.rules(of('rules')),
    statistics: rowShapes.statistics(of('statistics')),
    sequences: rowShapes.sequences(of('sequences')),
    routines: rowShapes.routines(of('routines')),
    types: rowShapes.types(of('types')),
    others: rowShapes.others(of('others')),
    ofDatabase: rowShapes.ofDatabase(of('ofDatabase')),
  };
}

function found(rows: CatalogueRows, version: number, { level, strict }: SchemaSettings): Found {
  const objects = objectsOf(rows, version, (normaliser) => !strict.includes(normaliser));
  const about = { dialect: 'postgresql', version: String(version), compared: { level, strict } } as const;
  return { facts: { schema: snapshotOf(about, objects) }, gaps: cutBodies(rows) };
}

/** Bodies that are longer than what is sent. */
function cutBodies({ routines }: CatalogueRows): readonly Gap[] {
  return routines
    .filter(({ length }) => Number(length) > longestBody)
    .map(({ schema, name, inputs }) => {
      const path = [
        'schema',
        'objects',
        'routine',
        `${schema}.${name}(${(inputs ?? []).join(', ')})`,
        'aspects',
        'body',
      ];
      return {
        path: formatFactPath(path.map((each) => ({ kind: 'name', name: each }))),
        reason: 'truncated',
        detail: null,
      };
    });
}
