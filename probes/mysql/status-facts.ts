import { notSupported } from '../../src/kit/machine/missed.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Gap } from '../../src/model/observation.ts';

type Row = ReadonlyMap<string, string | null>;

/**
 * Connections, and the start of the server: its time less its uptime, both of one statement and in whole seconds, so
 * that every look gives the same. A reply without the time (SHOW STATUS) gives no start.
 */
export function statusFacts(rows: readonly Row[]): { readonly facts: JsonObject; readonly gaps: readonly Gap[] } {
  const values = new Map(
    rows.map((row) => [(row.get('name') ?? row.get('variable_name') ?? '').toLowerCase(), row.get('value') ?? null]),
  );
  const used = wholeNumber(values.get('threads_connected'));
  const most = wholeNumber(values.get('max_used_connections'));
  const uptime = wholeNumber(values.get('uptime'));
  const now = wholeNumber(rows[0]?.get('now'));
  const startedAt = now === null || uptime === null ? null : instantOf(now - uptime);
  return {
    facts: {
      ...(used === null ? {} : { connections: { used, ...(most === null ? {} : { most }) } }),
      ...(startedAt === null ? {} : { startedAt }),
    },
    gaps: [...(used === null ? [missing('connections')] : []), ...(startedAt === null ? [missing('startedAt')] : [])],
  };
}

function wholeNumber(text: string | null | undefined): number | null {
  const digits = /^(\d{1,15})(?:\.0*)?$/.exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Null: outside of what a date can be. */
function instantOf(seconds: number): string | null {
  return Math.abs(seconds) > 1e11 ? null : new Date(seconds * 1000).toISOString();
}

function missing(path: string): Gap {
  return notSupported(path, 'mysql.gap.not-in-reply');
}
