import type { Protocol } from './token.ts';

/** Why a function is not called by a query: the codes of the texts are `kit.query-function-…`. */
type Why = 'acts' | 'files' | 'waits' | 'locks' | 'runs' | 'writes' | 'leaves';

interface Denied {
  readonly why: Why;
  /** Of the whole name in lower case, without its schema. */
  readonly name: RegExp;
}

/**
 * PostgreSQL manual 18, sections 9.28 (administration), 9.17 (sequences), 9.15 (XML), F (contributed modules), 33.4
 * (large objects). A transaction that only reads stops few of them.
 */
const ofPostgres: readonly Denied[] = [
  { why: 'acts', name: /^pg_(?:terminate|cancel|reload|rotate|switch|create|drop|copy|sync|log|set|restore|clear)_/ },
  { why: 'acts', name: /^pg_(?:wal_replay|logical|replication|export|import|start|stop|backup|truncate|stat_reset)_/ },
  { why: 'acts', name: /^pg_(?:promote|notify|repack|prewarm|stat_reset|nextoid|buffercache_(?:evict|mark)\w*)$/ },
  { why: 'acts', name: /^(?:set_config|binary_upgrade_\w+|heap_force_\w+|gin_clean_pending_list|autoprewarm_\w+)$/ },
  { why: 'acts', name: /^(?:brin_(?:de)?summarize_\w+|postgres_fdw_disconnect\w*|pg_stat_statements_reset)$/ },
  { why: 'files', name: /^pg_(?:read_file|read_binary_file|ls_|stat_file|write|file_|logdir_ls)/ },
  { why: 'waits', name: /^pg_(?:sleep|wal_wait)/ },
  { why: 'locks', name: /^pg_(?:try_)?advisory/ },
  { why: 'runs', name: /^(?:query_to_xml\w*|ts_stat|ts_rewrite|crosstab\w*|connectby|xpath_table)$/ },
  { why: 'writes', name: /^(?:nextval|setval|txid_current|pg_current_xact_id|pg_extension_config_dump)$/ },
  { why: 'writes', name: /^lo_|^lo(?:read|write)$/ },
  { why: 'leaves', name: /^dblink|^http(?:_\w+)?$|^curl_/ },
];

/**
 * MySQL 9 manual, chapter “Functions and Operators” (locking, replication, sequences, keyring) and the sections of the
 * plugins; MariaDB manual, “Built-in Functions”; the functions of lib_mysqludf_sys.
 */
const ofMysql: readonly Denied[] = [
  { why: 'files', name: /^load_file$/ },
  {
    why: 'waits',
    name: /^(?:sleep|benchmark)$|^(?:master|source)_(?:pos|gtid)_wait$|^wait_(?:for|until)_|^wsrep_sync_/,
  },
  { why: 'locks', name: /^get_lock$|^release_\w*locks?$|^service_(?:get|release)_/ },
  { why: 'writes', name: /^(?:nextval|setval)$/ },
  { why: 'acts', name: /^(?:group_replication|asynchronous_connection_failover|keyring|audit_log|mysql_firewall)_/ },
  { why: 'acts', name: /^(?:version_tokens|mysql_query_attribute|gen_dictionary|set_firewall|read_firewall)_/ },
  { why: 'runs', name: /^sys_(?:exec|eval|set)$|^mroonga_command$/ },
  { why: 'leaves', name: /^spider_|^http_/ },
];

/** Why a query may not call a function; null: nothing is known against it. `name` in lower case, without its schema. */
export function deniedFunction(name: string, protocol: Protocol): Why | null {
  const list = protocol === 'postgres' ? ofPostgres : ofMysql;
  return list.find((each) => each.name.test(name))?.why ?? null;
}
