import type { Facts } from './schema.ts';

/** The machine’s clock (milliseconds since 1970) with the offset of its zone; a zone Node does not know gives none. */
export function clockFacts(now: number, timeZone: string | null): NonNullable<Facts['clock']> {
  const utc = new Date(now).toISOString();
  const offset = timeZone === null ? null : offsetMinutes(now, timeZone);
  return offset === null ? { utc } : { utc, offsetMinutes: offset };
}

/** Minutes that a zone (IANA name) is ahead of UTC at a moment; null: Node does not know the zone. */
export function offsetMinutes(now: number, timeZone: string): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
    const text = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
    const match = /^GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(text);
    if (match === null) return null;
    const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
    return match[1] === '-' ? -minutes : minutes;
  } catch {
    return null; // a name outside the zone data of Node
  }
}
