import type { TimeSync } from './time-sync-facts.ts';

/** Reference ids of the machine’s own clock (LOCL) and of none. */
const ownClock: readonly string[] = ['0x4C4F434C', '0x00000000'];

/**
 * The reply of `w32tm /query /status`, in any language of Windows: its lines keep their order (leap indicator, stratum,
 * precision, root delay, root dispersion, reference id, last sync, source, poll interval). Null: it is none.
 */
export function parseW32tm(text: string): TimeSync | null {
  const values = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.replace(/^[^:：]*[:：]\s*/u, '').trim());
  const leap = /^\d/.exec(values[0] ?? '')?.[0];
  const stratum = /^\d{1,2}/.exec(values[1] ?? '')?.[0];
  const reference = /^0x[0-9A-Fa-f]{8}/.exec(values[5] ?? '')?.[0];
  if (leap === undefined || stratum === undefined || reference === undefined) return null;
  const synchronized = leap !== '3' && !ownClock.includes(`0x${reference.slice(2).toUpperCase()}`);
  const source = (values[7] ?? '').replace(/,0x[0-9a-f]+$/i, '');
  return { service: 'w32time', synchronized, source: synchronized ? source : null, stratum: Number(stratum) };
}
