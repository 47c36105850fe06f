import type { SchemaSettings } from '../../../src/kit/schema/schema-settings.ts';

/** Which schemas and names a look at the catalogue covers, as conditions of SQL. */
export interface Scope {
  /** Schemas that the column names. */
  readonly schemas: (schema: string) => string;
  /** The same, without the excluded names of the other column. */
  readonly objects: (schema: string, name: string) => string;
  /** One schema only: its name is left out, because environments call it differently. */
  readonly single: boolean;
}

const system = `('information_schema', 'mysql', 'performance_schema', 'sys')`;

/**
 * What the settings ask for: the schemas they name; else the database of the login; else all but those of the system.
 * Pure in the settings, so that the touch list has the very texts.
 */
export function scopeOf(settings: { readonly schema: SchemaSettings; readonly database?: string }): Scope {
  const { schemas = [], exclude = [] } = settings.schema;
  const chosen = (column: string): string => {
    // Only equality with one value spares the server a look into every other database (MySQL 5.7, MariaDB).
    if (schemas.length === 1) return `${column} = ${literal(schemas[0] ?? '')}`;
    if (schemas.length > 1) return `${column} IN (${schemas.map((each) => literal(each)).join(', ')})`;
    return settings.database === undefined ? `${column} NOT IN ${system}` : `${column} = DATABASE()`;
  };
  return {
    schemas: chosen,
    objects: (schema, name) =>
      [chosen(schema), ...exclude.map((glob) => `NOT (${matching(glob, schema, name)})`)].join(' AND '),
    single: schemas.length === 1 || (schemas.length === 0 && settings.database !== undefined),
  };
}

/** `audit.*`: schema and name of an object, `*` for any characters, `?` for one. */
function matching(glob: string, schema: string, name: string): string {
  const dot = glob.indexOf('.');
  const parts: readonly (readonly [string, string])[] = [
    [schema, glob.slice(0, dot)],
    [name, glob.slice(dot + 1)],
  ];
  const asked = parts.filter(([, pattern]) => pattern !== '*');
  if (asked.length === 0) return 'TRUE';
  return asked.map(([column, pattern]) => `${column} LIKE ${literal(likeOf(pattern))} ESCAPE '!'`).join(' AND ');
}

function likeOf(pattern: string): string {
  return pattern.replaceAll(/[!%_]/g, '!$&').replaceAll('*', '%').replaceAll('?', '_');
}

/** A text in SQL that means the same whatever sql_mode makes of backslashes. */
function literal(text: string): string {
  if (!/[\\\u0000-\u001f]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return `CONVERT(x'${Buffer.from(text, 'utf8').toString('hex')}' USING utf8mb4)`;
}
