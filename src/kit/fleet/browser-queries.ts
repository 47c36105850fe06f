import { createRequire } from 'node:module';
import type browserslist from 'browserslist';

/** Shares of users in percent, by browser and version. */
export type Usage = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A part of a query as the library reads it. */
interface Part {
  readonly type: string;
  readonly query: string;
  readonly not?: true;
  readonly compose: 'and' | 'or';
  /** Of `last 2 years`. */
  readonly years?: string;
  /** Of `baseline`. */
  readonly year?: string;
  readonly date?: string;
  readonly availability?: string;
  /** Of `in CN`. */
  readonly place?: string;
}

/** The library browserslist as we use it: an answer follows from the query and from dated data alone. */
export interface BrowserQueries {
  /** The day of its data, YYYY-MM-DD: the last release it knows of. */
  readonly day: string;
  /** @throws what the library throws at a query it cannot read */
  readonly parse: (query: string) => readonly Part[];
  /**
   * Browsers that queries select, as `NAME VERSION`; what begins with `not` takes away from those before.
   *
   * @param own shares that `in my stats` asks for
   * @throws what the library throws
   */
  readonly select: (queries: readonly string[], own: Usage) => readonly string[];
  /** Share in percent of a browser that was selected, of all users or of those of a region (`CN`); null: not known. */
  readonly shareOf: (browser: string, region: string | null) => number | null;
}

type Library = typeof browserslist;

const dayMs = 86_400_000;
const yearDays = 365.259641;
/** Until something new counts as widely available. */
const widelyMonths = 30;

let made: BrowserQueries | null = null;

/** Loaded with the first query that is written: most profiles have none. */
export function browserQueries(): BrowserQueries {
  made ??= make();
  return made;
}

function make(): BrowserQueries {
  const load = createRequire(import.meta.url);
  seal(load('browserslist/node') as Record<string, unknown>); // what the library asks about the place it runs at
  const library = load('browserslist') as Library; // what the package is
  const days = Object.values(library.data).flatMap((each) => Object.values(each?.releaseDate ?? {}));
  const now = Math.max(...days.map(Number).filter(Number.isFinite)) * 1000;
  const parse = (query: string): readonly Part[] => library.parse(query, { path: '' });
  return {
    day: dayOf(now),
    parse,
    select: (queries, own) =>
      library(
        queries.map((query) => dated(parse(query), now)),
        { path: '', stats: own as never }, // its type wants names that it knows; any will do
      ),
    shareOf: (browser, region) => library.usage[region ?? 'global']?.[browser] ?? null,
  };
}

/** No folder, no variable and no clock has a say, and nothing is printed. */
function seal(place: Record<string, unknown>): void {
  const refuse = (): never => {
    throw new Error('Nothing outside the query counts');
  };
  Object.assign(place, {
    oldDataWarning: () => undefined,
    getStat: ({ stats }: { readonly stats?: Usage }) => stats,
    env: {},
    ...{ loadConfig: refuse, loadQueries: refuse, loadStat: refuse, currentNode: refuse, findConfig: refuse },
  });
}

/** A query whose answer does not depend on today: `last 2 years` are counted from the day of the data. */
function dated(parts: readonly Part[], now: number): string {
  return parts
    .map(({ compose, not, ...part }, index) => {
      const text = datedPart({ ...part, compose }, now);
      const joined = not === true && !/^not\s/i.test(text) ? `not ${text}` : text;
      return index === 0 ? joined : `${compose} ${joined}`;
    })
    .join(' ');
}

function datedPart({ type, query, years, year, date, availability }: Part, now: number): string {
  if (type === 'last_years') return `since ${dayOf(now - Number(years) * yearDays * dayMs)}`;
  if (type !== 'baseline' || year !== undefined || date !== undefined) return query.replace(/^not\s+/i, '');
  const day = availability?.toLowerCase() === 'newly' ? monthsLater(now, widelyMonths) : dayOf(now);
  const rest = /\s+(?:with\s+downstream|including\s+kaios).*$/i.exec(query)?.[0] ?? '';
  return `baseline widely available on ${day}${rest}`;
}

function monthsLater(from: number, months: number): string {
  const day = new Date(from);
  day.setUTCMonth(day.getUTCMonth() + months);
  return dayOf(day.getTime());
}

function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
