import type { FoundObject } from '../../../src/kit/schema/snapshot-of.ts';
import { programAspects } from './programs.ts';
import { commentText, type Reading } from './reading.ts';
import type { CatalogueRow } from './rows.ts';

type EventRow = CatalogueRow<'events'>;

/** Events of the scheduler. */
export function eventObjects(reading: Reading): readonly FoundObject[] {
  const { rows, normalises, nameOf } = reading;
  const times = !normalises('event-times');
  return (rows.events ?? []).map((event) => ({
    kind: 'event',
    name: nameOf(event.schema, event.name),
    aspects: {
      schedule: scheduleOf(event),
      starts: times ? (event.executeAt ?? event.starts) : null,
      ends: times ? event.ends : null,
      status: statusOf(event),
      onCompletion: event.completion.toLowerCase(),
      timeZone: event.zone,
      comment: commentText(event.comment),
      ...programAspects(event, reading),
    },
    parts: {},
  }));
}

function scheduleOf({ intervalValue, intervalField }: EventRow): string {
  return intervalValue === null
    ? 'once'
    : `every ${intervalValue.replaceAll("'", '')} ${String(intervalField).toLowerCase()}`;
}

/** MySQL 8.4 renamed the state of an event that only the source runs. */
function statusOf({ status }: EventRow): string {
  return status === 'SLAVESIDE_DISABLED' || status === 'REPLICA_SIDE_DISABLED'
    ? 'disabled on replica'
    : status.toLowerCase();
}
