import { notOfExtension, type Filter } from './filter.ts';
import { sql } from './sql.ts';

/*
 * Catalogs of the manual, chapter 53. Columns that older releases lack are named without their table: then such a name
 * stands for the column where there is one, and for that of the derived table `d` where there is none.
 */

/** Schemas with rights; `initial`: as initdb or an extension made them (pg_init_privs). */
export const schemas = (filter: Filter): string => sql`
  SELECT n.nspname AS name, pg_catalog.pg_get_userbyid(n.nspowner) AS owner,
    n.oid = 2200 AND n.nspowner IN (10, 6171) AS ownedinitially,
    pg_catalog.array_to_json(coalesce(n.nspacl, pg_catalog.acldefault('n', n.nspowner))::text[]) AS acl,
    i.initprivs IS NOT NULL AND i.initprivs = n.nspacl AS initial, d.description AS comment
  FROM pg_catalog.pg_namespace n
  LEFT JOIN pg_catalog.pg_description d
    ON d.objoid = n.oid AND d.classoid = 'pg_catalog.pg_namespace'::regclass AND d.objsubid = 0
  LEFT JOIN pg_catalog.pg_init_privs i
    ON i.objoid = n.oid AND i.classoid = 'pg_catalog.pg_namespace'::regclass AND i.objsubid = 0
  WHERE ${filter.schema('n.nspname')} AND ${notOfExtension('pg_catalog.pg_namespace', 'n.oid')}`;

const relation = (filter: Filter, kinds: string): string =>
  `c.relkind IN (${kinds}) AND ${filter.object('n.nspname', 'c.relname')} AND ${notOfExtension('pg_catalog.pg_class', 'c.oid')}`;

/** Tables, views, materialised views, foreign tables, composite types. */
export const relations = (filter: Filter): string => sql`
  SELECT c.oid AS id, c.relkind AS kind, n.nspname AS schema, c.relname AS name, c.relpersistence AS persistence,
    pg_catalog.pg_get_userbyid(c.relowner) AS owner,
    pg_catalog.array_to_json(coalesce(c.relacl, pg_catalog.acldefault('r', c.relowner))::text[]) AS acl,
    pg_catalog.array_to_json(c.reloptions) AS options, pg_catalog.array_to_json(t.reloptions) AS toastoptions,
    m.amname AS accessmethod, s.spcname AS tablespace, c.relrowsecurity AS rowsecurity,
    c.relforcerowsecurity AS forcerowsecurity, c.relreplident AS replicaidentity, c.relispopulated AS populated,
    c.relispartition AS partition, pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound,
    CASE c.relkind WHEN 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partitionkey,
    CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END AS oftype,
    CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END AS definition,
    fs.srvname AS server, pg_catalog.array_to_json(f.ftoptions) AS serveroptions, d.description AS comment,
    (SELECT pg_catalog.json_agg(pn.nspname || '.' || p.relname ORDER BY h.inhseqno)
      FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
      JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace WHERE h.inhrelid = c.oid) AS parents
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_class t ON t.oid = c.reltoastrelid
  LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
  LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
  LEFT JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = c.oid
  LEFT JOIN pg_catalog.pg_foreign_server fs ON fs.oid = f.ftserver
  LEFT JOIN pg_catalog.pg_description d
    ON d.objoid = c.oid AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0
  WHERE ${relation(filter, "'r', 'p', 'v', 'm', 'f', 'c'")}`;

/** Columns of these, and attributes of composite types. */
export const columns = (filter: Filter): string => sql`
  SELECT x.* FROM (SELECT ''::"char" AS attgenerated, ''::"char" AS attcompression) AS d,
  LATERAL (SELECT a.attrelid AS relation, a.attname AS name, a.attnum AS number,
    pg_catalog.format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS notnull, a.attidentity AS identity,
    attgenerated AS generated, pg_catalog.pg_get_expr(v.adbin, v.adrelid) AS value,
    CASE WHEN a.attcollation <> t.typcollation THEN ln.nspname || '.' || l.collname END AS collation,
    CASE WHEN a.attstorage <> t.typstorage AND c.relkind IN ('r', 'p', 'm', 'f') THEN a.attstorage END AS storage,
    attcompression AS compression, CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS statistics,
    pg_catalog.array_to_json(a.attoptions) AS options, pg_catalog.array_to_json(a.attfdwoptions) AS serveroptions,
    pg_catalog.array_to_json(a.attacl::text[]) AS acl, a.attislocal AS local, de.description AS comment
  FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_catalog.pg_attrdef v ON v.adrelid = a.attrelid AND v.adnum = a.attnum
  LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
  LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
  LEFT JOIN pg_catalog.pg_description de
    ON de.objoid = a.attrelid AND de.classoid = 'pg_catalog.pg_class'::regclass AND de.objsubid = a.attnum
  WHERE a.attnum > 0 AND NOT a.attisdropped
    AND ${relation(filter, "'r', 'p', 'v', 'm', 'f', 'c'")}) AS x ORDER BY x.relation, x.number`;

/** Constraints of tables and domains; of those that a partition takes over from its parent only the parent’s. */
export const constraints = (filter: Filter): string => sql`
  SELECT x.* FROM (SELECT 0::oid AS conparentid, true AS conenforced, NULL::smallint[] AS confdelsetcols, false AS conperiod) AS d,
  LATERAL (SELECT k.conrelid AS relation, k.contypid AS domain, k.conname AS name, k.contype AS kind,
    k.condeferrable AS deferrable, k.condeferred AS deferred, k.convalidated AS validated, conenforced AS enforced,
    conparentid <> 0 AS cloned, conperiod AS period, k.conislocal AS local, k.connoinherit AS noinherit,
    CASE WHEN k.contype IN ('p', 'u', 'x') THEN k.conindid ELSE 0 END AS index,
    (SELECT pg_catalog.json_agg(a.attname ORDER BY u.place)
      FROM pg_catalog.unnest(k.conkey) WITH ORDINALITY AS u (number, place)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.number) AS columns,
    CASE WHEN k.contype = 'f' THEN fn.nspname || '.' || fc.relname END AS referenced,
    CASE WHEN k.contype = 'f' THEN (SELECT pg_catalog.json_agg(a.attname ORDER BY u.place)
      FROM pg_catalog.unnest(k.confkey) WITH ORDINALITY AS u (number, place)
      JOIN pg_catalog.pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.number) END AS referencedcolumns,
    (SELECT pg_catalog.json_agg(a.attname ORDER BY a.attname) FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = k.conrelid AND a.attnum = ANY (confdelsetcols)) AS setcolumns,
    k.confupdtype AS onupdate, k.confdeltype AS ondelete, k.confmatchtype AS match,
    CASE k.contype WHEN 'c' THEN pg_catalog.pg_get_expr(k.conbin, k.conrelid)
      WHEN 'x' THEN pg_catalog.pg_get_constraintdef(k.oid) END AS expression, de.description AS comment
  FROM pg_catalog.pg_constraint k LEFT JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
  LEFT JOIN pg_catalog.pg_type t ON t.oid = k.contypid
  JOIN pg_catalog.pg_namespace n ON n.oid = coalesce(c.relnamespace, t.typnamespace)
  LEFT JOIN pg_catalog.pg_class fc ON fc.oid = k.confrelid
  LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = fc.relnamespace
  LEFT JOIN pg_catalog.pg_description de
    ON de.objoid = k.oid AND de.classoid = 'pg_catalog.pg_constraint'::regclass AND de.objsubid = 0
  WHERE k.contype IN ('c', 'f', 'p', 'u', 'x', 'n')
    AND ${filter.object('n.nspname', 'coalesce(c.relname, t.typname)')}) AS x`;

/** Indexes, also those that keys rest on. */
export const indexes = (filter: Filter): string => sql`
  SELECT i.indexrelid AS id, i.indrelid AS relation, x.relname AS name, pg_catalog.pg_get_indexdef(i.indexrelid) AS definition,
    i.indisunique AS unique, i.indisvalid AS valid, i.indisclustered AS clustered, i.indisreplident AS replicaidentity,
    x.relispartition AS cloned, s.spcname AS tablespace, d.description AS comment,
    (SELECT pg_catalog.json_object_agg(a.attnum, a.attstattarget) FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) AS statistics
  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
  JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = x.reltablespace
  LEFT JOIN pg_catalog.pg_description d
    ON d.objoid = x.oid AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0
  WHERE ${relation(filter, "'r', 'p', 'm'")}`;

/** Triggers, without those that keys and partitions bring along. */
export const triggers = (filter: Filter): string => sql`
  SELECT x.* FROM (SELECT 0::oid AS tgparentid) AS d,
  LATERAL (SELECT g.tgrelid AS relation, g.tgname AS name, g.tgenabled AS enabled, tgparentid <> 0 AS cloned,
    pg_catalog.pg_get_triggerdef(g.oid) AS definition, de.description AS comment
  FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_description de
    ON de.objoid = g.oid AND de.classoid = 'pg_catalog.pg_trigger'::regclass AND de.objsubid = 0
  WHERE NOT g.tgisinternal AND ${filter.object('n.nspname', 'c.relname')}) AS x`;

/** Policies of row security. */
export const policies = (filter: Filter): string => sql`
  SELECT p.polrelid AS relation, p.polname AS name, p.polcmd AS command, p.polpermissive AS permissive,
    (SELECT pg_catalog.json_agg(CASE u.role WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(u.role)::text END ORDER BY 1)
      FROM pg_catalog.unnest(p.polroles) AS u (role)) AS roles,
    pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS shows, pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS writes,
    d.description AS comment
  FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_description d
    ON d.objoid = p.oid AND d.classoid = 'pg_catalog.pg_policy'::regclass AND d.objsubid = 0
  WHERE ${filter.object('n.nspname', 'c.relname')}`;

/** Rules other than those that make a view. */
export const rules = (filter: Filter): string => sql`
  SELECT r.ev_class AS relation, r.rulename AS name, r.ev_enabled AS enabled,
    pg_catalog.pg_get_ruledef(r.oid) AS definition, d.description AS comment
  FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_description d
    ON d.objoid = r.oid AND d.classoid = 'pg_catalog.pg_rewrite'::regclass AND d.objsubid = 0
  WHERE r.rulename <> '_RETURN' AND ${filter.object('n.nspname', 'c.relname')}`;

/** Extended statistics. */
export const statistics = (filter: Filter): string => sql`
  SELECT x.* FROM (SELECT -1 AS stxstattarget) AS d,
  LATERAL (SELECT s.stxrelid AS relation, sn.nspname || '.' || s.stxname AS name,
    pg_catalog.pg_get_statisticsobjdef(s.oid) AS definition, CASE WHEN stxstattarget >= 0 THEN stxstattarget END AS statistics,
    de.description AS comment
  FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_namespace sn ON sn.oid = s.stxnamespace
  JOIN pg_catalog.pg_class c ON c.oid = s.stxrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_description de
    ON de.objoid = s.oid AND de.classoid = 'pg_catalog.pg_statistic_ext'::regclass AND de.objsubid = 0
  WHERE ${filter.object('n.nspname', 'c.relname')}) AS x`;

/** Sequences, and the column that each belongs to. */
export const sequences = (filter: Filter): string => sql`
  SELECT n.nspname AS schema, c.relname AS name, pg_catalog.format_type(q.seqtypid, NULL) AS type, q.seqstart AS start,
    q.seqincrement AS increment, q.seqmin AS minimum, q.seqmax AS maximum, q.seqcache AS cache, q.seqcycle AS cycle,
    c.relpersistence AS persistence, pg_catalog.pg_get_userbyid(c.relowner) AS owner,
    pg_catalog.array_to_json(coalesce(c.relacl, pg_catalog.acldefault('s', c.relowner))::text[]) AS acl,
    w.deptype AS belongs, w.refobjid AS relation, a.attname AS "column",
    CASE WHEN w.refobjid IS NOT NULL THEN wn.nspname || '.' || wc.relname || '.' || a.attname END AS ownedby,
    d.description AS comment
  FROM pg_catalog.pg_sequence q JOIN pg_catalog.pg_class c ON c.oid = q.seqrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_depend w ON w.classid = 'pg_catalog.pg_class'::regclass AND w.objid = c.oid AND w.objsubid = 0
    AND w.refclassid = 'pg_catalog.pg_class'::regclass AND w.refobjsubid > 0 AND w.deptype IN ('a', 'i')
  LEFT JOIN pg_catalog.pg_class wc ON wc.oid = w.refobjid LEFT JOIN pg_catalog.pg_namespace wn ON wn.oid = wc.relnamespace
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = w.refobjid AND a.attnum = w.refobjsubid
  LEFT JOIN pg_catalog.pg_description d
    ON d.objoid = c.oid AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0
  WHERE ${relation(filter, "'S'")}`;
