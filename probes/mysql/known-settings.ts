import * as z from 'zod';

const count = (example: number) =>
  z
    .number()
    .exactOptional()
    .meta({ examples: [example] });
const bytes = (example: number) =>
  z
    .number()
    .exactOptional()
    .meta({ unit: 'bytes', examples: [example] });
const seconds = (example: number) =>
  z
    .number()
    .exactOptional()
    .meta({ unit: 'seconds', examples: [example] });
const word = (...examples: readonly string[]) => z.string().exactOptional().meta({ examples });
const flag = (example: boolean) =>
  z
    .boolean()
    .exactOptional()
    .meta({ examples: [example] });

/**
 * Global variables with a known type; every other name of SHOW GLOBAL VARIABLES is there too. What MySQL and MariaDB
 * give in different types (a flag here, a word there) is not listed.
 */
export const KnownSettings = z
  .object({
    max_connections: count(500),
    max_user_connections: count(0),
    max_connect_errors: count(100),
    table_open_cache: count(2000),
    open_files_limit: count(32_000),
    thread_cache_size: count(9),
    back_log: count(151),
    lower_case_table_names: count(1),
    group_concat_max_len: count(1024),
    innodb_flush_log_at_trx_commit: count(1),
    sync_binlog: count(1),
    server_id: count(1),
    innodb_buffer_pool_size: bytes(134_217_728),
    max_allowed_packet: bytes(67_108_864),
    sort_buffer_size: bytes(262_144),
    join_buffer_size: bytes(262_144),
    tmp_table_size: bytes(16_777_216),
    max_heap_table_size: bytes(16_777_216),
    key_buffer_size: bytes(8_388_608),
    max_binlog_size: bytes(1_073_741_824),
    wait_timeout: seconds(28_800),
    interactive_timeout: seconds(28_800),
    connect_timeout: seconds(10),
    net_read_timeout: seconds(30),
    net_write_timeout: seconds(60),
    lock_wait_timeout: seconds(31_536_000),
    innodb_lock_wait_timeout: seconds(50),
    long_query_time: seconds(10),
    character_set_server: word('utf8mb4'),
    collation_server: word('utf8mb4_0900_ai_ci'),
    sql_mode: word('STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION'),
    time_zone: word('SYSTEM', '+08:00'),
    system_time_zone: word('CST'),
    default_storage_engine: word('InnoDB'),
    binlog_format: word('ROW'),
    tls_version: word('TLSv1.2,TLSv1.3'),
    datadir: word('/var/lib/mysql/'),
    log_bin: flag(true),
    log_bin_trust_function_creators: flag(false),
    require_secure_transport: flag(false),
    slow_query_log: flag(true),
    local_infile: flag(false),
    skip_name_resolve: flag(true),
    explicit_defaults_for_timestamp: flag(true),
    innodb_file_per_table: flag(true),
    autocommit: flag(true),
  })
  .catchall(z.union([z.string(), z.number(), z.boolean()]));
