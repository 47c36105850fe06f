import { mysql } from '../../probes/mysql/index.ts';
import type { SchemaSnapshot } from '../../src/kit/schema/snapshot.ts';
import { readFactPath } from '../../src/model/fact-path.ts';
import type { Difference } from '../../src/model/finding.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { MysqlChange } from '../fixtures/schema-mysql/change.ts';
import { look } from './http-task.ts';
import type { MariaDb } from './mariadb.ts';

export const schemaReader = { user: 'schema_reader', password: 'r3ader-pa55word' };

/** An account that may see all of every database. */
export const schemaReaderStatements = [
  `CREATE USER '${schemaReader.user}'@'127.0.0.1' IDENTIFIED BY '${schemaReader.password}'`,
  `GRANT SELECT, SHOW VIEW, TRIGGER, EVENT, EXECUTE ON *.* TO '${schemaReader.user}'@'127.0.0.1'`,
];

export interface ReadSchema {
  readonly snapshot: SchemaSnapshot;
  /** Those of the schema only. */
  readonly gaps: readonly Gap[];
  readonly touched: readonly string[];
}

/** The fact `schema` of one database. */
export async function readMysqlSchema(
  server: Pick<MariaDb, 'host' | 'port'>,
  database: string | null,
  options: { readonly schema?: object; readonly account?: { readonly user: string; readonly password: string } } = {},
): Promise<ReadSchema> {
  const { answer, failure, touched } = await look(mysql, {
    host: server.host,
    port: server.port,
    ...(options.account ?? schemaReader),
    ...(database === null ? {} : { database }),
    schema: options.schema ?? {},
  });
  if (answer?.facts.schema === undefined) throw failure ?? new Error(JSON.stringify(answer?.gaps));
  const gaps = (answer.gaps ?? []).filter(({ path }) => path.startsWith('schema'));
  return { snapshot: answer.facts.schema, gaps, touched };
}

/** Runs statements one by one in one database, on one connection. */
export async function loadInto(server: MariaDb, database: string, statements: readonly string[]): Promise<void> {
  await server.admin(async (connection) => {
    await connection.changeUser({ database });
    for (const text of statements) {
      await connection.query(text).catch((error: unknown) => {
        throw new Error(`${text}: ${String(error)}`);
      });
    }
  });
}

/** Names of the objects of one change: `c7`, `c7_t`. */
export function namedFor(index: number, text: string): string {
  return text.replaceAll(/\$(?=\w)/g, `c${String(index)}_`).replaceAll('$', `c${String(index)}`);
}

/** Statements of all changes, as they stand before or after. */
export function statementsOf(changes: readonly MysqlChange[], state: 'before' | 'after'): readonly string[] {
  return changes.flatMap(({ base, change }, index) =>
    [...base, ...(state === 'after' ? change : [])].map((text) => namedFor(index, text)),
  );
}

/** `table c7 columns.a: type`, `view c7: missing-left` */
export function shortly({ path, kind }: Difference): string {
  const [, object = '', name = '', below, first = '', second = '', third] = (readFactPath(path) ?? []).map((segment) =>
    segment.kind === 'name' ? segment.name : '',
  );
  const there = `${object} ${name}`;
  if (below === undefined) return `${there}: ${kind}`;
  return below === 'aspects' ? `${there} : ${first}` : `${there} ${first}.${second}: ${third ?? kind}`;
}
