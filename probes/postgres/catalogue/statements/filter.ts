import type { SchemaSettings } from '../../../../src/kit/schema/schema-settings.ts';
import { literal } from './sql.ts';

/** Conditions that leave out, before anything is sent, what nobody asked for. */
export interface Filter {
  /** Of a schema: it belongs to users, and is asked for. */
  readonly schema: (schema: string) => string;
  /** Of an object in a schema, both as SQL expressions. */
  readonly object: (schema: string, name: string) => string;
}

/** Which schemas and objects a check asks for. */
export function filterOf({ schemas, exclude = [] }: Pick<SchemaSettings, 'schemas' | 'exclude'>): Filter {
  const schema = (expression: string): string =>
    schemas === undefined
      ? `${expression} !~ '^pg_' AND ${expression} <> 'information_schema'`
      : `${expression} IN (${schemas.map(literal).join(', ')})`;
  return {
    schema,
    object: (of, name) => {
      const patterns = exclude.map((glob) => `${of} || '.' || ${name} NOT LIKE ${literal(like(glob))} ESCAPE '!'`);
      return [schema(of), ...patterns].join(' AND ');
    },
  };
}

/** `audit.*` as a pattern of LIKE whose escape is `!`. */
function like(glob: string): string {
  return glob.replace(/[!%_]/g, '!$&').replaceAll('*', '%').replaceAll('?', '_');
}

/** Of an object: it came with an extension, which is told as a whole. `i`: or with another object. */
export function notOfExtension(catalogue: string, oid: string, kinds = "'e'"): string {
  const members = 'SELECT FROM pg_catalog.pg_depend m';
  return `NOT EXISTS (${members} WHERE m.classid = '${catalogue}'::regclass AND m.objid = ${oid} AND m.deptype IN (${kinds}))`;
}
