import type { Facts } from './schema.ts';

/** A row of SHOW REPLICA STATUS by column in lower case. */
type Row = ReadonlyMap<string, string | null>;

type Channel = NonNullable<Facts['replication']>[number];

/**
 * One channel of replication. The words differ: Source/Replica in MySQL from 8.0.22 on, Master/Slave before and in
 * MariaDB, which calls channels connections.
 */
export function channelOf(row: Row): Channel {
  const first = (...names: readonly string[]): string | null =>
    names.map((name) => row.get(name)).find((value) => value !== undefined && value !== null) ?? null;
  const errors = [first('last_io_errno'), first('last_sql_errno')].map(numberOf);
  return {
    channel: first('channel_name', 'connection_name') ?? '',
    source: first('source_host', 'master_host') ?? '',
    sourcePort: numberOf(first('source_port', 'master_port')),
    receiving: first('replica_io_running', 'slave_io_running') === 'Yes',
    applying: first('replica_sql_running', 'slave_sql_running') === 'Yes',
    behind: numberOf(first('seconds_behind_source', 'seconds_behind_master')),
    // Its text is left out: it quotes the statement with its data.
    errorNumber: errors.find((number) => number !== null && number !== 0) ?? null,
  };
}

function numberOf(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
