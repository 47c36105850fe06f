import type { Window } from '../../model/profile.ts';
import type { Node } from '../text/tree.ts';
import { parseAmount } from '../values/amount.ts';
import { reportUnknown, writtenOf } from './fields.ts';
import { readWord } from './scalars.ts';
import type { Sink } from './sink.ts';

const windowShape = /^([01]?\d|2[0-4]):([0-5]\d)\s*(?:-|–|~|to)\s*([01]?\d|2[0-4]):([0-5]\d)$/;

/** Hours of the day, `22:00-06:00`. */
export function readWindow(node: Node | undefined, sink: Sink): Window | null {
  const written = readWord(node, 'window', sink);
  if (node === undefined || written === null) return null;
  const match = windowShape.exec(written.trim());
  const [fromHour, fromMinute, toHour, toMinute] = (match?.slice(1) ?? []).map(Number);
  const from = (fromHour ?? 0) * 60 + (fromMinute ?? 0);
  const to = (toHour ?? 0) * 60 + (toMinute ?? 0);
  if (match !== null && from !== to && from <= 1440 && to <= 1440) return { from, to, written };
  sink.report('not-a-window', node.at, { written: writtenOf(node) });
  return null;
}

/** A length of time in milliseconds, within limits: `10 s`, `2 min`. */
export function readDuration(node: Node | undefined, what: string, mostMs: number, sink: Sink): number | null {
  const written = readWord(node, what, sink);
  if (node === undefined || written === null) return null;
  const amount = parseAmount(written);
  if (amount?.kind === 'time' && amount.value >= 1 && amount.value <= mostMs) return amount.value;
  const code = amount?.kind === 'plain' ? 'duration-without-unit' : 'not-a-duration';
  sink.report(code, node.at, { what, written: writtenOf(node) });
  return null;
}

/** A calendar day, `2027-01-31`. */
export function readDay(node: Node | undefined, what: string, sink: Sink): string | null {
  const written = readWord(node, what, sink);
  if (node === undefined || written === null) return null;
  if (isDay(written)) return written;
  sink.report('not-a-day', node.at, { what, written: writtenOf(node) });
  return null;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** An IANA time zone that this system knows. */
export function readTimeZone(node: Node | undefined, sink: Sink): string | null {
  const written = readWord(node, 'timeZone', sink);
  if (node === undefined || written === null) return null;
  if (isTimeZone(written)) return written;
  reportUnknown('unknown-time-zone', written, Intl.supportedValuesOf('timeZone'), node.at, sink);
  return null;
}

function isTimeZone(name: string): boolean {
  // Offsets such as +08:00 are accepted by Intl, but have no daylight saving time and say nothing to a reader.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
