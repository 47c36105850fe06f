import type { Change } from '../fixtures/schema/changes.ts';
import type { Difference } from '../../src/model/finding.ts';
import { readFactPath } from '../../src/model/fact-path.ts';
import { asSuperuser } from './postgres-accounts.ts';
import type { PostgresServer } from '../../src/landscape/postgres-server.ts';

/** Roles that pairs grant to, once for a server. */
export const schemaRoles: readonly string[] = [
  'CREATE ROLE schema_owner',
  'CREATE ROLE schema_reader',
  'CREATE ROLE "schema Role=/x"',
];

/** The schema that a pair lives in. */
export function schemaOf(index: number): string {
  return `p${String(index).padStart(3, '0')}`;
}

/** Runs both or only the base of each pair in its own schema of a database. */
export async function loadChanges(
  server: PostgresServer,
  database: string,
  changes: readonly (readonly [number, Change])[],
  which: 'base' | 'changed',
): Promise<void> {
  await asSuperuser(
    server,
    async (client) => {
      for (const [index, pair] of changes) {
        const schema = schemaOf(index);
        const statements = [...pair.base, ...(which === 'changed' ? pair.change : [])];
        const all = [`CREATE SCHEMA ${schema}`, `SET search_path = ${schema}`, ...statements];
        await client.query(all.map((text) => text.replaceAll('@', schema)).join(';\n')).catch((error: unknown) => {
          throw new Error(`${pair.name}: ${String(error)}`);
        });
      }
    },
    database,
  );
}

/** A difference as fixtures write it, with the schema of its pair; without one: it belongs to none. */
export function shortly({ path, kind }: Difference): { readonly schema: string; readonly text: string } {
  const names = (readFactPath(path) ?? []).flatMap((segment) => (segment.kind === 'name' ? [segment.name] : []));
  const [, of = '', name = '', ...below] = names;
  const schema = /(?:^|[._ ])(p\d{3})(?:[. ]|$)/.exec(name)?.[1] ?? '';
  const steps = below[0] === 'parts' ? [`${below[1] ?? ''} ${below[2] ?? ''}`, ...below.slice(3)] : below.slice(1);
  const own = of === 'cast' ? name : name.replace(`${schema}.`, '');
  const said = [`${of} ${own}`, ...steps].join(' > ').replaceAll(schema === '' ? '\0' : schema, '@');
  const sign = { changed: '', 'missing-left': '+ ', 'missing-right': '- ' }[kind];
  return { schema, text: `${sign}${said}` };
}
