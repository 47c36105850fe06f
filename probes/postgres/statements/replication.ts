import { oneLine, utc, type Statement } from './statement.ts';

/** How far the server has written or, on a standby, received. */
const here =
  'CASE WHEN pg_is_in_recovery() THEN COALESCE(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) ELSE pg_current_wal_lsn() END';

/**
 * Standbys, slots and the archiver (manual, 27.2: pg_stat_replication, pg_stat_wal_receiver, pg_stat_archiver; 53.20:
 * pg_replication_slots, whose columns grew with the releases and are taken by name).
 */
export const replicationStatement = {
  gives: ['replication', 'archiver'],
  text: oneLine(
    `SELECT pg_is_in_recovery() AS recovery,`,
    `(SELECT COALESCE(json_agg(json_build_object('name', application_name, 'address', host(client_addr), 'state', state, 'sync', sync_state, 'lag', pg_wal_lsn_diff(${here}, replay_lsn)::int8) ORDER BY application_name, pid), '[]') FROM pg_catalog.pg_stat_replication) AS standbys,`,
    `(SELECT COALESCE(json_agg(json_build_object('name', slot_name, 'type', slot_type, 'active', active, 'walStatus', to_jsonb(s)->'wal_status', 'invalidation', to_jsonb(s)->'invalidation_reason', 'retained', pg_wal_lsn_diff(${here}, restart_lsn)::int8) ORDER BY slot_name), '[]') FROM pg_catalog.pg_replication_slots s) AS slots,`,
    `(SELECT json_build_object('status', max(status)) FROM pg_catalog.pg_stat_wal_receiver HAVING count(*) > 0) AS receiver,`,
    `CASE WHEN pg_is_in_recovery() THEN pg_wal_lsn_diff(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn())::int8 END AS backlog,`,
    `${utc('pg_last_xact_replay_timestamp()')} AS replayed,`,
    `a.archived_count AS archived, ${utc('a.last_archived_time')} AS "lastArchived", a.failed_count AS failed, ${utc('a.last_failed_time')} AS "lastFailed"`,
    'FROM pg_catalog.pg_stat_archiver a',
  ),
} as const satisfies Statement;
