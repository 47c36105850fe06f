import { oneLine, type Statement } from './statement.ts';

/** Rows of one answer: the database, collations whose version changed, and indexes that sort by them. */
function text(database: string): string {
  return oneLine(
    `WITH own AS (${database}),`,
    'known AS (SELECT c.oid, n.nspname, c.collname, c.collversion AS recorded, pg_catalog.pg_collation_actual_version(c.oid) AS actual',
    'FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace',
    'WHERE c.collversion IS NOT NULL AND c.collencoding IN (-1, (SELECT encoding FROM pg_catalog.pg_database WHERE datname = current_database()))),',
    'changed AS (SELECT * FROM known WHERE actual IS DISTINCT FROM recorded),',
    `sorted AS (SELECT format('%I.%I', n.nspname, i.relname) AS name FROM pg_catalog.pg_index x`,
    'JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace',
    'WHERE EXISTS (SELECT 1 FROM unnest(x.indcollation) AS u(oid) WHERE u.oid IN (SELECT oid FROM changed)',
    `OR (u.oid = 'pg_catalog."default"'::regcollation::oid AND EXISTS (SELECT 1 FROM own WHERE recorded <> actual))))`,
    `SELECT 'database' AS kind, NULL AS name, recorded, actual, 1 AS total FROM own`,
    `UNION ALL (SELECT 'collation', format('%I.%I', nspname, collname), recorded, actual, count(*) OVER () FROM changed ORDER BY 2 LIMIT 50)`,
    `UNION ALL (SELECT 'index', name, NULL, NULL, count(*) OVER () FROM sorted ORDER BY 2 LIMIT 50)`,
  );
}

/** C and POSIX sort by code point and have no version; of any other locale these servers recorded none. */
const unversioned = `SELECT NULL::text AS recorded, NULL::text AS actual FROM pg_catalog.pg_database WHERE datname = current_database() AND datcollate ~* '^(C|C[.].*|POSIX)$'`;

/**
 * Versions of the libraries that sort (manual, ALTER COLLATION, and 9.28.5 of release 15 for databases). An index built
 * under another version may be out of order.
 */
export const collationsStatement = {
  gives: ['collationVersions'],
  text: text(
    'SELECT datcollversion AS recorded, pg_catalog.pg_database_collation_actual_version(oid) AS actual FROM pg_catalog.pg_database WHERE datname = current_database()',
  ),
  // The type regcollation came with release 13; the default collation has had one oid always (pg_collation.dat).
  older: [
    { below: 130_000, text: text(unversioned).replace(`'pg_catalog."default"'::regcollation::oid`, '100') },
    { below: 150_000, text: text(unversioned) },
  ],
} as const satisfies Statement;
