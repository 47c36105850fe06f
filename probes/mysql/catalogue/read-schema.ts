import type { Look } from '../../../src/kit/database/look.ts';
import type { SchemaSettings } from '../../../src/kit/schema/schema-settings.ts';
import { snapshotOf } from '../../../src/kit/schema/snapshot-of.ts';
import { isJsonList, isJsonObject, type JsonObject } from '../../../src/model/json.ts';
import { collationText } from './column-type.ts';
import { eventObjects } from './events.ts';
import { inFull } from './in-full.ts';
import { normalisesUnless } from './normalisers.ts';
import type { Reading } from './reading.ts';
import { routineObjects } from './routines.ts';
import { readRows, type CatalogueRows } from './rows.ts';
import { scopeOf, type Scope } from './scope.ts';
import { sequenceObjects } from './sequences.ts';
import { catalogueNames, catalogueSession, catalogueTexts, type CatalogueName, type Dialect } from './statements.ts';
import { tableObjects } from './tables.ts';
import { viewObjects } from './views.ts';

interface Asked {
  readonly schema: SchemaSettings;
  readonly database?: string;
}

/** Without these there is no schema; what is missing besides is missing from it. */
const gapOf: Readonly<Record<CatalogueName, string | null>> = {
  schemas: 'schema.inFull.schemas',
  columns: 'schema',
  indexes: 'schema',
  checks: 'schema.inFull.checks',
  references: 'schema.inFull.foreignKeys',
  keyColumns: 'schema.inFull.foreignKeys',
  partitions: 'schema.inFull.partitions',
  views: 'schema.inFull.definitions',
  routines: 'schema.inFull.routines',
  parameters: 'schema.inFull.routines',
  triggers: 'schema.inFull.triggers',
  events: 'schema.inFull.events',
  sequences: null,
  tables: 'schema',
};

/**
 * Reads the catalogue into the fact `schema`, each part by a statement of its own; after the facts, of which it needs
 * version and grants. A part that is refused, or that the account may not see, is a gap in `schema.inFull`.
 */
export async function readSchema(look: Look, asked: Asked): Promise<void> {
  const scope = scopeOf(asked);
  const { versionText } = look.facts();
  const version = typeof versionText === 'string' ? versionText : '';
  const dialect: Dialect = /mariadb/i.test(version) ? 'mariadb' : 'mysql';
  await look.ask(catalogueSession, [], () => ({ facts: {} }));
  const rows: CatalogueRows = {};
  for (const name of catalogueNames) {
    if (name === 'checks' && hasNoChecks(dialect, version)) rows.checks = [];
    else
      await askPart(look, name, catalogueTexts(name, dialect, scope), (found) => {
        readRows(name, found, rows);
        return name === 'tables' ? putTogether(rows, dialect, version, { look, scope, asked }) : { facts: {} };
      });
  }
}

/** Asks the newest text first; where the server does not know it, the next. */
async function askPart(
  look: Look,
  name: CatalogueName,
  texts: readonly string[],
  work: Parameters<Look['ask']>[2],
): Promise<void> {
  for (const [index, text] of texts.entries()) {
    const gap = index === texts.length - 1 ? gapOf[name] : null;
    if (await look.ask(text, gap === null ? [] : [gap], work)) return;
  }
}

/** Checks are read and forgotten before 8.0.16 (manual, 15.1.20.6): there are none. Imitators are asked. */
function hasNoChecks(dialect: Dialect, version: string): boolean {
  const [, first = '', second = '', third = ''] =
    /^(\d{1,2})\.(\d{1,2})\.(\d{1,3})(?![\d.]|.*tidb)/i.exec(version) ?? [];
  if (dialect === 'mariadb' || first === '') return false;
  const [major, minor, release] = [Number(first), Number(second), Number(third)];
  return major < 8 || (major === 8 && minor === 0 && release < 16);
}

function putTogether(
  rows: CatalogueRows,
  dialect: Dialect,
  version: string,
  { look, scope, asked }: { readonly look: Look; readonly scope: Scope; readonly asked: Asked },
) {
  const { columns, indexes, tables = [], schemas = [] } = rows;
  // Refused: their gap stands at the whole.
  if (columns === undefined || indexes === undefined) return { facts: {} };
  const names = [...new Set([...schemas.map(({ name }) => name), ...tables.map(({ schema }) => schema)])];
  const { strict, level } = asked.schema;
  const normalises = normalisesUnless(strict);
  const [only] = names;
  const holds = new Set([...tables, ...(rows.routines ?? [])].map(({ name }) => name));
  const own = scope.single && only !== undefined ? { name: only, holds } : null;
  const reading: Reading = {
    rows,
    dialect,
    normalises,
    rules: { normalises, own },
    nameOf: (schema, name) => (scope.single ? name : `${schema}.${name}`),
  };
  const { parts, gaps } = inFull(rows, lookedAt(asked, names), grantsIn(look.facts()));
  const snapshot = snapshotOf({ dialect, version, compared: { level, strict }, inFull: parts }, [
    ...schemas.map((schema) => ({
      kind: 'schema' as const,
      name: scope.single ? 'DATABASE()' : schema.name,
      aspects: { collation: collationText(schema.collation, normalises) },
      parts: {},
    })),
    ...tableObjects(reading),
    ...viewObjects(reading),
    ...routineObjects(reading),
    ...eventObjects(reading),
    ...sequenceObjects(reading),
  ]);
  return { facts: { schema: { ...snapshot } }, gaps };
}

/** The schemas that were asked for, whether or not any of them was shown; null: all there are. */
function lookedAt({ schema, database }: Asked, found: readonly string[]): readonly string[] | null {
  if (schema.schemas === undefined && database === undefined) return null;
  const shown = new Set(found.map((name) => name.toLowerCase()));
  const hidden = (schema.schemas ?? [database ?? '']).filter((name) => !shown.has(name.toLowerCase()));
  return [...found, ...hidden];
}

/** SHOW GRANTS as the facts have it. */
function grantsIn({ account }: JsonObject): readonly string[] {
  const grants = isJsonObject(account) ? account['grants'] : null;
  return isJsonList(grants) ? grants.filter((each) => typeof each === 'string') : [];
}
