import type { Window } from '../model/profile.ts';

/** Tells for an instant the minutes after midnight in a time zone. Made once: a formatter is dear. */
export function minuteOfDay(timeZone: string): (now: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return (now) => {
    const parts = new Map(format.formatToParts(now).map((part) => [part.type, Number(part.value)]));
    return (parts.get('hour') ?? 0) * 60 + (parts.get('minute') ?? 0);
  };
}

/** Whether a window is open at a minute of the day. From and to alike: all day. The minute `to` is outside. */
export function isOpen(window: Window, minute: number): boolean {
  if (window.from === window.to) return true;
  if (window.from < window.to) return minute >= window.from && minute < window.to;
  return minute >= window.from || minute < window.to;
}

/** Minutes until a closed window opens, by the clock on the wall. */
export function minutesUntilOpen(window: Window, minute: number): number {
  return (window.from - minute + 24 * 60) % (24 * 60);
}
