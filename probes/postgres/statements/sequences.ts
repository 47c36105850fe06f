import { oneLine, type Statement } from './statement.ts';

/** The last number of a type (manual, 8.1). */
const greatest = 'CASE t.type WHEN 21 THEN 32767 WHEN 23 THEN 2147483647 ELSE 9223372036854775807 END';

/**
 * How far sequences are used up, the worst first (pg_sequence; pg_sequence_last_value behind the view pg_sequences). A
 * sequence runs out where the column it fills does, though its own limit may be greater. Cycling ones never run out.
 */
export const sequencesStatement = {
  gives: ['sequences'],
  text: oneLine(
    'SELECT name, used, last, bound, total, hidden FROM (SELECT name, used, last, bound, count(*) OVER () AS total, sum(hidden) OVER () AS hidden, row_number() OVER (ORDER BY used DESC NULLS LAST, name) AS place FROM (',
    'SELECT name, last, hidden, CASE WHEN step > 0 THEN top ELSE bottom END AS bound,',
    'CASE WHEN hidden = 1 THEN NULL WHEN last IS NULL THEN 0 WHEN step > 0 THEN round((last - least + 1.0) * 100 / (top - least + 1.0), 2) ELSE round((most - last + 1.0) * 100 / (most - bottom + 1.0), 2) END AS used FROM (',
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, s.seqincrement AS step, s.seqmin::numeric AS least, s.seqmax::numeric AS most,`,
    `LEAST(s.seqmax, ${greatest})::numeric AS top, GREATEST(s.seqmin, -1 - (${greatest}))::numeric AS bottom,`,
    `CASE WHEN has_sequence_privilege(c.oid, 'SELECT,USAGE') THEN pg_catalog.pg_sequence_last_value(c.oid)::numeric END AS last,`,
    `CASE WHEN has_sequence_privilege(c.oid, 'SELECT,USAGE') THEN 0 ELSE 1 END AS hidden`,
    'FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace',
    'CROSS JOIN LATERAL (SELECT COALESCE(min(a.atttypid::int8), 20) AS type FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid',
    `WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_catalog.pg_class'::regclass AND d.deptype IN ('a', 'i')) AS t`,
    `WHERE NOT s.seqcycle AND c.relpersistence <> 't' AND NOT (c.relpersistence = 'u' AND pg_is_in_recovery())`,
    ') AS read) AS worked) AS numbered WHERE place <= 10 ORDER BY place',
  ),
} as const satisfies Statement;
