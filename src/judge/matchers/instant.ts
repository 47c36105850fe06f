/** A moment, or a whole day: from (included) to (left out; of a moment the same), milliseconds since 1970. */
export interface Instant {
  readonly from: number;
  readonly to: number;
}

const written =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** Milliseconds of a day. */
const day = 86_400_000;

/**
 * Reads an ISO 8601 date or date and time (RFC 3339 with its common relaxations). A date alone is the whole day in the
 * time zone; a time without an offset is a time there. Null: it is neither, or no such day.
 */
export function readInstant(text: string, timeZone: string): Instant | null {
  const found = written.exec(text);
  if (found === null) return null;
  const [, year = '', month = '', date = '', hour, minute = '', second = '00', fraction = '0', offset] = found;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date));
  if (new Date(midnight).toISOString().slice(0, 10) !== `${year}-${month}-${date}`) return null;
  if (hour === undefined) {
    return { from: zoned(midnight, timeZone), to: zoned(midnight + day, timeZone) };
  }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const millis = Math.floor(Number(`0.${fraction}`) * 1000);
  const local = midnight + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + millis;
  const at = offset === undefined ? zoned(local, timeZone) : local - offsetOf(offset);
  return { from: at, to: at };
}

function offsetOf(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Whether one lies wholly before the other. */
export function isBefore(a: Instant, b: Instant): boolean {
  return a.to <= b.from && a.from < b.from;
}

/** The moment at which clocks of the zone show a time, given as if it were UTC. */
function zoned(local: number, timeZone: string): number {
  const first = local - zoneOffset(local, timeZone);
  // Around a change of the clocks the offset at the guess may be another one.
  return local - zoneOffset(first, timeZone);
}

/** How far the clocks of the zone are ahead of UTC at a moment, milliseconds. */
function zoneOffset(moment: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(moment)
      .map((part) => [part.type, Number(part.value)]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  return shown - Math.floor(moment / 1000) * 1000;
}

/** The day on the calendars of the zone at a moment, YYYY-MM-DD. */
export function dayIn(moment: number, timeZone: string): string {
  return new Date(moment + zoneOffset(moment, timeZone)).toISOString().slice(0, 10);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}
