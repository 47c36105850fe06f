import type { Derive } from '../../src/model/derive.ts';

/** Milliseconds of a day. */
const dayMs = 86_400_000;

/** Days on the calendars of the profile’s time zone from the day it happened to the day it is judged for. */
export const derive: Derive = (facts, { now, timeZone }) => {
  const { on } = facts;
  const then = typeof on === 'string' ? dayOf(on, timeZone) : null;
  if (then === null) return { facts: {} };
  return { facts: { daysSince: Math.round((Date.parse(dayAt(now, timeZone)) - Date.parse(then)) / dayMs) } };
};

function dayOf(on: string, timeZone: string): string | null {
  const moment = Date.parse(on);
  if (Number.isNaN(moment)) return null;
  return /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : dayAt(moment, timeZone);
}

/** YYYY-MM-DD, as Sweden writes dates. */
function dayAt(moment: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(moment);
}
