import * as z from 'zod';
import { amount, flag, instant, text } from '../../../src/kit/database/fact-shapes.ts';

const bytes = () => z.number().nullable().meta({ unit: 'bytes', volatile: true });
const moment = (example: string) => instant(example).nullable().meta({ volatile: true });

const Standby = z.strictObject({
  name: text('standby1').describe('application_name it came with'),
  address: z.string().nullable().meta({ role: 'address' }).describe('its address; null: a socket of the machine'),
  state: text('streaming', 'catchup').describe('what the sender does'),
  sync: text('async', 'sync', 'quorum', 'potential').describe('whether commits wait for it'),
  lag: bytes().describe('WAL that it has not replayed yet; null: it has replayed none so far'),
});

const Slot = z.strictObject({
  name: text('standby1').describe('name of the slot'),
  type: text('physical', 'logical').describe('physical or logical'),
  active: flag(true).describe('whether somebody receives through it'),
  walStatus: text('reserved', 'extended', 'unreserved', 'lost')
    .nullable()
    .exactOptional()
    .describe('whether the WAL it needs is there; null: it holds none. From release 13'),
  invalidation: text('wal_removed', 'idle_timeout')
    .nullable()
    .exactOptional()
    .describe('why it can no longer be used; null: it can. From release 17'),
  retained: bytes().describe('WAL that is kept because of it; null: none'),
});

/** Standbys, and what keeps or archives WAL. */
export const replicationFacts = {
  replication: z
    .strictObject({
      standbys: z
        .array(Standby)
        .exactOptional()
        .meta({ privilege: 'pg_read_all_stats' })
        .describe('who receives from this server'),
      slots: z
        .array(Slot)
        .meta({ key: 'name' })
        .describe('replication slots: an inactive one keeps WAL until the disk is full'),
      standby: z
        .strictObject({
          receiver: text('streaming')
            .nullable()
            .exactOptional()
            .meta({ privilege: 'pg_read_all_stats' })
            .describe('state of the receiver; null: it does not run'),
          backlog: bytes().describe('WAL received and not replayed; null: none was received'),
          lastReplayed: moment('2026-06-30T08:00:00Z').describe(
            'commit of the last transaction it replayed; null: none',
          ),
        })
        .nullable()
        .describe('how far behind this server is; null: it is no standby'),
    })
    .exactOptional()
    .describe('replication'),
  archiver: z
    .strictObject({
      archived: amount(1200).meta({ volatile: true }).describe('WAL files archived since the statistics were reset'),
      lastArchived: moment('2026-06-30T08:00:00Z').describe('last file archived; null: none'),
      failed: amount(0)
        .meta({ volatile: true })
        .describe('attempts to archive that failed since the statistics were reset'),
      lastFailed: moment('2026-06-30T08:00:00Z').describe('last attempt that failed; null: none'),
    })
    .exactOptional()
    .describe('archiving of WAL, on which restoring to a moment rests'),
};
