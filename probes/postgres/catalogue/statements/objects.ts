import { notOfExtension, type Filter } from './filter.ts';
import { sql } from './sql.ts';

/** Longest body of a routine that is sent, characters; the server takes at most four bytes for each. */
export const longestBody = 200_000;

const comment = (catalogue: string, oid: string): string =>
  `LEFT JOIN pg_catalog.pg_description de ON de.objoid = ${oid} AND de.classoid = 'pg_catalog.${catalogue}'::regclass AND de.objsubid = 0`;

/** Functions, procedures, aggregates, window functions. */
export const routines = (filter: Filter): string => sql`
  SELECT x.* FROM (SELECT NULL::"char" AS prokind, NULL::pg_catalog.pg_node_tree AS prosqlbody, 0::regproc AS prosupport) AS d,
  LATERAL (SELECT n.nspname AS schema, p.proname AS name, coalesce(prokind, 'f') AS kind, l.lanname AS language,
    p.provolatile AS volatility, p.prosecdef AS securitydefiner, p.proisstrict AS strict, p.proparallel AS parallel,
    p.proleakproof AS leakproof, p.procost AS cost, p.prorows AS rows, p.proretset AS set, p.provariadic <> 0 AS variadic,
    CASE WHEN prosupport <> 0 THEN prosupport::text END AS support, pg_catalog.format_type(p.prorettype, NULL) AS returns,
    pg_catalog.array_to_json(p.proconfig) AS settings, pg_catalog.array_to_json(p.proargnames) AS argumentnames,
    pg_catalog.array_to_json(p.proargmodes) AS argumentmodes,
    (SELECT pg_catalog.json_agg(pg_catalog.format_type(u.type, NULL) ORDER BY u.place)
      FROM pg_catalog.unnest(p.proargtypes::oid[]) WITH ORDINALITY AS u (type, place)) AS inputs,
    (SELECT pg_catalog.json_agg(pg_catalog.format_type(u.type, NULL) ORDER BY u.place)
      FROM pg_catalog.unnest(p.proallargtypes) WITH ORDINALITY AS u (type, place)) AS allarguments,
    pg_catalog.pg_get_expr(p.proargdefaults, 0) AS defaults, pg_catalog.left(p.prosrc, ${String(longestBody)}) AS body,
    pg_catalog.length(p.prosrc) AS length, p.probin AS library,
    CASE WHEN prosqlbody IS NOT NULL THEN pg_catalog.pg_get_functiondef(p.oid) END AS definition,
    CASE WHEN g.aggfnoid IS NOT NULL THEN pg_catalog.json_build_object('kind', g.aggkind, 'transition', g.aggtransfn::text,
      'final', g.aggfinalfn::text, 'combine', g.aggcombinefn::text, 'state', pg_catalog.format_type(g.aggtranstype, NULL),
      'initial', g.agginitval, 'sort', CASE WHEN g.aggsortop <> 0 THEN g.aggsortop::regoperator::text END,
      'moving', g.aggmtransfn::text, 'direct', g.aggnumdirectargs) END AS aggregate,
    pg_catalog.pg_get_userbyid(p.proowner) AS owner,
    pg_catalog.array_to_json(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))::text[]) AS acl, de.description AS comment
  FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
  JOIN pg_catalog.pg_language l ON l.oid = p.prolang LEFT JOIN pg_catalog.pg_aggregate g ON g.aggfnoid = p.oid
  ${comment('pg_proc', 'p.oid')}
  WHERE ${filter.object('n.nspname', 'p.proname')} AND ${notOfExtension('pg_catalog.pg_proc', 'p.oid')}
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend w WHERE w.classid = 'pg_catalog.pg_proc'::regclass
      AND w.objid = p.oid AND w.deptype = 'i')) AS x`;

/** Enums, domains, ranges; and rights, owners and comments of composite types. */
export const types = (filter: Filter): string => sql`
  SELECT t.oid AS id, n.nspname AS schema, t.typname AS name, t.typtype AS kind, t.typrelid AS relation,
    CASE t.typtype WHEN 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END AS basetype, t.typnotnull AS notnull,
    pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS value,
    CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation
      THEN ln.nspname || '.' || l.collname END AS collation,
    (SELECT pg_catalog.json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) AS labels,
    CASE WHEN r.rngtypid IS NOT NULL THEN pg_catalog.json_build_object('subtype', pg_catalog.format_type(r.rngsubtype, NULL),
      'class', o.opcname, 'collation', rl.collname, 'canonical', r.rngcanonical::text, 'difference', r.rngsubdiff::text) END AS range,
    pg_catalog.pg_get_userbyid(t.typowner) AS owner,
    pg_catalog.array_to_json(coalesce(t.typacl, pg_catalog.acldefault('T', t.typowner))::text[]) AS acl, de.description AS comment
  FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
  LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype LEFT JOIN pg_catalog.pg_collation l ON l.oid = t.typcollation
  LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
  LEFT JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc LEFT JOIN pg_catalog.pg_collation rl ON rl.oid = r.rngcollation
  LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
  ${comment('pg_type', 't.oid')}
  WHERE (t.typtype IN ('e', 'd', 'r') OR t.typtype = 'c' AND c.relkind = 'c')
    AND ${filter.object('n.nspname', 't.typname')} AND ${notOfExtension('pg_catalog.pg_type', 't.oid')}`;

/** Operators, operator classes, collations, text search objects. */
export const others = (filter: Filter): string => sql`
  SELECT 'operator' AS kind, pg_catalog.format('%s.%s(%s, %s)', n.nspname, o.oprname,
      CASE WHEN o.oprleft = 0 THEN 'NONE' ELSE pg_catalog.format_type(o.oprleft, NULL) END,
      CASE WHEN o.oprright = 0 THEN 'NONE' ELSE pg_catalog.format_type(o.oprright, NULL) END) AS name,
    pg_catalog.json_build_object('function', o.oprcode::text, 'returns', pg_catalog.format_type(o.oprresult, NULL),
      'commutator', CASE WHEN o.oprcom <> 0 THEN o.oprcom::regoperator::text END,
      'negator', CASE WHEN o.oprnegate <> 0 THEN o.oprnegate::regoperator::text END,
      'restrict', nullif(o.oprrest::text, '-'), 'join', nullif(o.oprjoin::text, '-'), 'hashes', o.oprcanhash, 'merges', o.oprcanmerge) AS properties,
    pg_catalog.pg_get_userbyid(o.oprowner) AS owner, de.description AS comment
  FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace ${comment('pg_operator', 'o.oid')}
  WHERE o.oprcode <> 0 AND ${filter.object('n.nspname', 'o.oprname')} AND ${notOfExtension('pg_catalog.pg_operator', 'o.oid')}
  UNION ALL SELECT 'operator-class', pg_catalog.format('%s.%s using %s', n.nspname, o.opcname, m.amname),
    pg_catalog.json_build_object('input', pg_catalog.format_type(o.opcintype, NULL), 'default', o.opcdefault, 'family', f.opfname,
      'stored', CASE WHEN o.opckeytype <> 0 THEN pg_catalog.format_type(o.opckeytype, NULL) END,
      'operators', (SELECT pg_catalog.json_agg(pg_catalog.format('%s %s', a.amopstrategy, a.amopopr::regoperator) ORDER BY a.amopstrategy, a.amopopr::regoperator::text)
        FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid),
      'functions', (SELECT pg_catalog.json_agg(pg_catalog.format('%s %s', a.amprocnum, a.amproc::regprocedure) ORDER BY a.amprocnum, a.amproc::regprocedure::text)
        FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid)),
    pg_catalog.pg_get_userbyid(o.opcowner), de.description
  FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod
  JOIN pg_catalog.pg_opfamily f ON f.oid = o.opcfamily ${comment('pg_opclass', 'o.oid')}
  WHERE ${filter.object('n.nspname', 'o.opcname')} AND ${notOfExtension('pg_catalog.pg_opclass', 'o.oid')}
  UNION ALL SELECT 'collation', n.nspname || '.' || o.collname,
    pg_catalog.json_build_object('provider', o.collprovider, 'collate', o.collcollate, 'ctype', o.collctype,
      'locale', coalesce(pg_catalog.to_jsonb(o) ->> 'colllocale', pg_catalog.to_jsonb(o) ->> 'colliculocale'),
      'rules', pg_catalog.to_jsonb(o) ->> 'collicurules', 'deterministic', coalesce(pg_catalog.to_jsonb(o) ->> 'collisdeterministic', 'true')),
    pg_catalog.pg_get_userbyid(o.collowner), de.description
  FROM pg_catalog.pg_collation o JOIN pg_catalog.pg_namespace n ON n.oid = o.collnamespace ${comment('pg_collation', 'o.oid')}
  WHERE ${filter.object('n.nspname', 'o.collname')} AND ${notOfExtension('pg_catalog.pg_collation', 'o.oid')}
  UNION ALL SELECT 'text-search', pg_catalog.format('configuration %s.%s', n.nspname, o.cfgname),
    pg_catalog.json_build_object('parser', p.prsname, 'mappings', (SELECT pg_catalog.json_agg(pg_catalog.format('%s %s', tt.alias, md.dictname) ORDER BY tt.alias, m.mapseqno)
      FROM pg_catalog.pg_ts_config_map m JOIN pg_catalog.pg_ts_dict md ON md.oid = m.mapdict
      JOIN pg_catalog.ts_token_type(o.cfgparser) tt ON tt.tokid = m.maptokentype WHERE m.mapcfg = o.oid)),
    pg_catalog.pg_get_userbyid(o.cfgowner), de.description
  FROM pg_catalog.pg_ts_config o JOIN pg_catalog.pg_namespace n ON n.oid = o.cfgnamespace JOIN pg_catalog.pg_ts_parser p ON p.oid = o.cfgparser
  ${comment('pg_ts_config', 'o.oid')}
  WHERE ${filter.object('n.nspname', 'o.cfgname')} AND ${notOfExtension('pg_catalog.pg_ts_config', 'o.oid')}
  UNION ALL SELECT 'text-search', pg_catalog.format('dictionary %s.%s', n.nspname, o.dictname),
    pg_catalog.json_build_object('template', t.tmplname, 'options', o.dictinitoption), pg_catalog.pg_get_userbyid(o.dictowner), de.description
  FROM pg_catalog.pg_ts_dict o JOIN pg_catalog.pg_namespace n ON n.oid = o.dictnamespace JOIN pg_catalog.pg_ts_template t ON t.oid = o.dicttemplate
  ${comment('pg_ts_dict', 'o.oid')}
  WHERE ${filter.object('n.nspname', 'o.dictname')} AND ${notOfExtension('pg_catalog.pg_ts_dict', 'o.oid')}`;

/** What belongs to the database and to no schema: extensions, casts, event triggers, foreign servers, publications. */
export const ofDatabase = (filter: Filter): string => sql`
  SELECT 'extension' AS kind, e.extname::text AS name, pg_catalog.json_build_object('extensionVersion', e.extversion, 'schema', n.nspname) AS properties,
    NULL::name AS owner, NULL::json AS acl, NULL::text AS comment
  FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
  UNION ALL SELECT 'cast', pg_catalog.format('%s as %s', pg_catalog.format_type(k.castsource, NULL), pg_catalog.format_type(k.casttarget, NULL)),
    pg_catalog.json_build_object('function', CASE WHEN k.castfunc <> 0 THEN k.castfunc::regprocedure::text END, 'context', k.castcontext, 'method', k.castmethod),
    NULL, NULL, de.description
  FROM pg_catalog.pg_cast k ${comment('pg_cast', 'k.oid')} WHERE k.oid >= 16384 AND ${notOfExtension('pg_catalog.pg_cast', 'k.oid', "'e', 'i'")}
  UNION ALL SELECT 'event-trigger', t.evtname, pg_catalog.json_build_object('event', t.evtevent, 'function', t.evtfoid::regprocedure::text,
      'enabled', t.evtenabled, 'tags', pg_catalog.array_to_json(t.evttags)), pg_catalog.pg_get_userbyid(t.evtowner), NULL, de.description
  FROM pg_catalog.pg_event_trigger t ${comment('pg_event_trigger', 't.oid')} WHERE ${notOfExtension('pg_catalog.pg_event_trigger', 't.oid')}
  UNION ALL SELECT 'foreign-server', s.srvname, pg_catalog.json_build_object('wrapper', w.fdwname, 'type', s.srvtype, 'version', s.srvversion,
      'options', pg_catalog.array_to_json(s.srvoptions)), pg_catalog.pg_get_userbyid(s.srvowner),
    pg_catalog.array_to_json(coalesce(s.srvacl, pg_catalog.acldefault('S', s.srvowner))::text[]), de.description
  FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw ${comment('pg_foreign_server', 's.oid')}
  WHERE ${notOfExtension('pg_catalog.pg_foreign_server', 's.oid')}
  UNION ALL SELECT 'publication', p.pubname, pg_catalog.json_build_object('allTables', p.puballtables, 'insert', p.pubinsert, 'update', p.pubupdate, 'delete', p.pubdelete,
      'truncate', coalesce(pg_catalog.to_jsonb(p) ->> 'pubtruncate', 'false'), 'viaRoot', coalesce(pg_catalog.to_jsonb(p) ->> 'pubviaroot', 'false'),
      'generatedColumns', coalesce(pg_catalog.to_jsonb(p) ->> 'pubgencols', 'n'),
      'tables', (SELECT pg_catalog.json_agg(pg_catalog.format('%s.%s%s%s', n.nspname, c.relname,
          (SELECT pg_catalog.format(' (%s)', pg_catalog.string_agg(a.attname, ', ' ORDER BY a.attname)) FROM pg_catalog.pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum = ANY (r.columns) HAVING r.columns IS NOT NULL),
          CASE WHEN r.filter IS NOT NULL THEN ' WHERE ' || r.filter END) ORDER BY n.nspname, c.relname)
        FROM (SELECT NULL::pg_catalog.pg_node_tree AS prqual, NULL::smallint[] AS prattrs) AS d,
        LATERAL (SELECT m.prrelid, m.prpubid, prattrs::smallint[] AS columns, pg_catalog.pg_get_expr(prqual, m.prrelid) AS filter FROM pg_catalog.pg_publication_rel m) AS r
        JOIN pg_catalog.pg_class c ON c.oid = r.prrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE r.prpubid = p.oid)), pg_catalog.pg_get_userbyid(p.pubowner), NULL, de.description
  FROM pg_catalog.pg_publication p ${comment('pg_publication', 'p.oid')}
  UNION ALL SELECT 'default-privileges', pg_catalog.format('of %s on %s%s', pg_catalog.pg_get_userbyid(a.defaclrole),
      CASE a.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' ELSE a.defaclobjtype::text END,
      CASE WHEN n.oid IS NOT NULL THEN pg_catalog.format(' in %s', n.nspname) END), pg_catalog.json_build_object('on', a.defaclobjtype),
    pg_catalog.pg_get_userbyid(a.defaclrole), pg_catalog.array_to_json(a.defaclacl::text[]), NULL
  FROM pg_catalog.pg_default_acl a LEFT JOIN pg_catalog.pg_namespace n ON n.oid = a.defaclnamespace
  WHERE a.defaclnamespace = 0 OR ${filter.schema('n.nspname')}`;
