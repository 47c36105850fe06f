import * as z from 'zod';
import type { Found } from '../../../src/kit/database/look.ts';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import { formatFactPath } from '../../../src/model/fact-path.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { bool, integer, json, moment, one, text } from './cells.ts';

const bytes = z.number().nullable();

const answer = one({
  recovery: bool,
  standbys: json(
    z.array(
      z.object({
        name: text,
        address: text.nullable(),
        state: text.nullable(),
        sync: text.nullable(),
        lag: bytes,
      }),
    ),
  ),
  slots: json(
    z.array(
      z.object({
        name: text,
        type: text,
        active: z.boolean(),
        walStatus: text.nullable(),
        invalidation: text.nullable(),
        retained: bytes,
      }),
    ),
  ),
  receiver: json(z.object({ status: text.nullable() })).nullable(),
  backlog: integer.nullable(),
  replayed: moment,
  archived: integer,
  lastArchived: moment,
  failed: integer,
  lastFailed: moment,
});
type Row = z.infer<typeof answer>;

/**
 * Standbys, slots, the state of a standby, and the archiver. What an account without pg_read_all_stats gets of standbys
 * and receiver has no state: that is a gap, and none that streams well.
 */
export function readReplication(rows: readonly unknown[], serverVersionNumber: number | null): Found {
  const row = answer.parse(rows);
  const number = serverVersionNumber ?? 0;
  const standbys = row.standbys.flatMap(({ name, address, state, sync, lag }) =>
    state === null ? [] : [{ name, address, state, sync: sync ?? '', lag }],
  );
  const hidden = row.standbys.length - standbys.length;
  const slots = row.slots.map(({ name, type, active, walStatus, invalidation, retained }) => ({
    name,
    type,
    active,
    ...(number >= 130_000 ? { walStatus } : {}),
    ...(number >= 170_000 ? { invalidation } : {}),
    retained,
  }));
  const unknown = hidesReceiver(row);
  const missed = noted('not-permitted', 'postgres.gap.statistics');
  return {
    facts: {
      replication: { ...(hidden > 0 ? {} : { standbys }), slots, standby: row.recovery ? standbyOf(row) : null },
      archiver: {
        archived: row.archived,
        lastArchived: row.lastArchived,
        failed: row.failed,
        lastFailed: row.lastFailed,
      },
    },
    gaps: [
      ...gapsAt(hidden > 0 ? ['replication.standbys'] : [], missed),
      ...gapsAt(unknown ? ['replication.standby.receiver'] : [], missed),
      ...slots.flatMap(({ name }) => slotGaps(name, number)),
    ],
  };
}

function hidesReceiver({ recovery, receiver }: Row): boolean {
  return recovery && receiver !== null && receiver.status === null;
}

function standbyOf(row: Row) {
  const receiver = hidesReceiver(row) ? {} : { receiver: row.receiver?.status ?? null };
  return { ...receiver, backlog: row.backlog, lastReplayed: row.replayed };
}

/** Columns that came with releases 13 and 17. */
function slotGaps(slot: string, serverVersionNumber: number): readonly Gap[] {
  const fields = [
    ...(serverVersionNumber >= 130_000 ? [] : ['walStatus']),
    ...(serverVersionNumber >= 170_000 ? [] : ['invalidation']),
  ];
  const paths = fields.map((field) =>
    formatFactPath([
      { kind: 'name', name: 'replication' },
      { kind: 'name', name: 'slots' },
      { kind: 'key', field: 'name', value: slot },
      { kind: 'name', name: field },
    ]),
  );
  return gapsAt(paths, noted('not-supported', 'postgres.gap.newer-release'));
}
