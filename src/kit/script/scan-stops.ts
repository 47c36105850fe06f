import { threadStops } from '../threads/thread-stops.ts';

/**
 * What stands in `error.message` of a scan where it is not the language that refused the script: whether engines read
 * it was not found out. Too deep: brackets nested deeper than the reader’s stack, which engines have an end of too.
 * Reader failed: a mistake of ours.
 */
export const scanStops = ['too-deep', ...threadStops] as const;
export type ScanStop = (typeof scanStops)[number];

/** Whether a script was left unread, see scanStops; null: it was read, or is no script of today’s language. */
export function scanStop(error: { readonly message: string } | null): ScanStop | null {
  return scanStops.find((stop) => stop === error?.message) ?? null;
}
