import type { TimeSync } from './time-sync-facts.ts';

/** The reply of `chronyc -n tracking` (chronyc(1)); null: it is none, the daemon does not run. */
export function parseTracking(text: string): TimeSync | null {
  const field = (name: string): string | null =>
    new RegExp(`^${name}\\s*:\\s*(.*?)\\s*$`, 'm').exec(text.replaceAll('\r', ''))?.[1] ?? null;
  const leap = field('Leap status');
  if (leap === null) return null;
  const synchronized = leap !== 'Not synchronised';
  const stratum = /^\d{1,2}$/.exec(field('Stratum') ?? '')?.[0];
  const source = /\(([^()]+)\)\s*$/.exec(field('Reference ID') ?? '')?.[1] ?? null;
  const offset = /^(\d+\.\d+) seconds (?:slow|fast) of NTP time/.exec(field('System time') ?? '')?.[1];
  return {
    service: 'chronyd',
    synchronized,
    source: synchronized ? source : null,
    ...(stratum === undefined ? {} : { stratum: Number(stratum) }),
    ...(offset === undefined || !synchronized ? {} : { offset: milliseconds(Number(offset)) }),
  };
}

/** Six decimals, which are nanoseconds. */
function milliseconds(seconds: number): number {
  return Math.round(seconds * 1e9) / 1e6;
}
