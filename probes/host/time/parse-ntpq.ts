import type { TimeSync } from './time-sync-facts.ts';

/**
 * The reply of `ntpq -pn`: the line with `*` (or `o`, a pulse) is the peer the clock follows; its columns are remote,
 * refid, st, t, when, poll, reach, delay, offset, jitter. Null: no table of peers, the daemon does not run.
 */
export function parseNtpq(text: string): TimeSync | null {
  if (!/^\s*remote\s+refid\s+st\b/m.test(text)) return null;
  const line = text.split(/\r?\n/).find((each) => /^[*o]\S/.test(each));
  if (line === undefined) return { service: 'ntpd', synchronized: false, source: null };
  const columns = line.slice(1).trim().split(/\s+/);
  const [source = ''] = columns;
  const stratum = Number(columns[2]);
  const offset = Number(columns[8]);
  return {
    service: 'ntpd',
    synchronized: true,
    source,
    ...(Number.isInteger(stratum) ? { stratum } : {}),
    ...(Number.isFinite(offset) ? { offset: Math.abs(offset) } : {}),
  };
}
