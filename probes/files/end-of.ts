const dayMs = 86_400_000;

/**
 * When a written end is over, milliseconds since 1970: a day alone ends with its last moment in the time zone, a time
 * without an offset is a time there. Null: it is no date.
 */
export function endOf(text: string, timeZone: string): number | null {
  if (/(?:Z|[+-]\d{2}:\d{2})$/.test(text)) return valid(Date.parse(text));
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const local = valid(Date.parse(isDay ? `${text}T00:00:00Z` : `${text}Z`));
  return local === null ? null : inZone(isDay ? local + dayMs : local, timeZone);
}

function valid(moment: number): number | null {
  return Number.isNaN(moment) ? null : moment;
}

/** The moment at which clocks of the zone show a time that is given as if it were UTC. */
function inZone(local: number, timeZone: string): number {
  const first = local - ahead(local, timeZone);
  return local - ahead(first, timeZone);
}

/** How far the zone is ahead of UTC, milliseconds. */
function ahead(moment: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(moment)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /^GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '') ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -size : size;
}
