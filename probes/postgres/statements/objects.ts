import { oneLine, type Statement } from './statement.ts';

/** What is wrong with objects of the database, from the catalogue alone (pg_index, pg_constraint, pg_class). */
function text(partitions: string): string {
  return oneLine(
    'SELECT kind, name, total FROM (SELECT kind, name, count(*) OVER (PARTITION BY kind) AS total, row_number() OVER (PARTITION BY kind ORDER BY name) AS place FROM (',
    `SELECT 'index' AS kind, format('%I.%I', n.nspname, i.relname) AS name FROM pg_catalog.pg_index x`,
    'JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace WHERE NOT (x.indisvalid AND x.indisready)',
    `UNION ALL SELECT 'constraint', format('%I.%I.%I', n.nspname, COALESCE(c.relname, t.typname), k.conname) FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_namespace n ON n.oid = k.connamespace`,
    'LEFT JOIN pg_catalog.pg_class c ON c.oid = k.conrelid LEFT JOIN pg_catalog.pg_type t ON t.oid = k.contypid WHERE NOT k.convalidated',
    `UNION ALL SELECT 'table', format('%I.%I', n.nspname, c.relname) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`,
    `WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't'${partitions} AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'`,
    'AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_index p WHERE p.indrelid = c.oid AND p.indisprimary)',
    ') AS found) AS numbered WHERE place <= 50 ORDER BY kind, name',
  );
}

export const objectsStatement = {
  gives: ['invalidIndexes', 'unvalidatedConstraints', 'tablesWithoutPrimaryKey'],
  text: text(' AND NOT c.relispartition'),
  older: [{ below: 100_000, text: text('') }],
} as const satisfies Statement;
