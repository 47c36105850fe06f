import { oneLine, utc, type Statement } from './statement.ts';

/** pg_roles (manual, 53.21), pg_auth_members (52.9) and the access privilege functions (9.27.2). */
export const accountStatement = {
  gives: ['account'],
  text: oneLine(
    'WITH RECURSIVE above AS (SELECT m.roleid FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles r ON r.oid = m.member WHERE r.rolname = current_user',
    'UNION SELECT m.roleid FROM pg_catalog.pg_auth_members m JOIN above a ON a.roleid = m.member)',
    'SELECT rolname AS name, rolsuper AS superuser, rolcreaterole AS createrole, rolcreatedb AS createdb, rolreplication AS replication, rolbypassrls AS bypassrls,',
    `rolconnlimit AS connections, CASE WHEN isfinite(rolvaliduntil) THEN ${utc('rolvaliduntil')} END AS expires,`,
    `has_database_privilege(current_database(), 'CREATE') AS creates, has_database_privilege(current_database(), 'TEMPORARY') AS temporary,`,
    `(SELECT json_agg(g.rolname ORDER BY g.rolname) FROM pg_catalog.pg_roles g JOIN above a ON a.roleid = g.oid) AS roles`,
    'FROM pg_catalog.pg_roles WHERE rolname = current_user',
  ),
} as const satisfies Statement;
