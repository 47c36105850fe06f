import { plainProductName } from '../../model/product-name.ts';
import type { BrowserShare } from '../../model/reference.ts';
import { browserNamed } from './browser-names.ts';
import { browserQueries, type BrowserQueries, type Usage } from './browser-queries.ts';
import type { FleetEntry, FleetVersions, QueryMistake } from './parse-fleet.ts';

/** A browser that queries selected. */
export interface Selected {
  readonly entry: FleetEntry;
  /** Share of users in percent, as the data of the queries has it; null: not known. */
  readonly share: number | null;
}

/** What is wrong with a query, and which one of several it is. */
export interface WrongQuery {
  readonly index: number;
  readonly mistake: QueryMistake;
}

/** Browsers that queries select; `region`: whose shares they have, null for those of the world. */
export type Selection =
  | { readonly ok: true; readonly browsers: readonly Selected[]; readonly region: string | null }
  | { readonly ok: false; readonly wrong: WrongQuery };

const outside = /^(?:last_node|node_|current_node|maintained_node|browserslist_config|extends|.*_config(?:_stats)?$)/;
const ownShares = /^my\s+stats$/i;

/** The first query of a list that is wrong; null: none is. Those that ask for shares of the site count as right. */
export function wrongQuery(queries: readonly string[]): WrongQuery | null {
  const made = select(queries, noShares);
  if (!made.ok) return made.wrong;
  const index = queries.findIndex((each) => !takesAway(each) && !asksForOwn(each) && selectsNothing([each]));
  if (index !== -1) return { index, mistake: 'kit.fleet.query-empty' };
  const takesAll = queries.length > 0 && !queries.some(asksForOwn) && selectsNothing(queries);
  return takesAll ? { index: queries.length - 1, mistake: 'kit.fleet.query-empty' } : null;
}

/**
 * Browsers that queries of browserslist select, as one list: what begins with `not` takes away from those before.
 *
 * @param shares what `in my stats` asks for
 */
export function selectBrowsers(queries: readonly string[], shares: readonly BrowserShare[]): Selection {
  const lacking = shares.length === 0 ? queries.findIndex(asksForOwn) : -1;
  if (lacking !== -1) return { ok: false, wrong: { index: lacking, mistake: 'kit.fleet.query-shares' } };
  return select(queries, shares);
}

const noShares: readonly BrowserShare[] = [];

/** Settings are read several times. */
const answers = new WeakMap<readonly BrowserShare[], Map<string, Selection>>();

function select(queries: readonly string[], shares: readonly BrowserShare[]): Selection {
  const known = answers.get(shares) ?? new Map<string, Selection>();
  const key = JSON.stringify(queries);
  const selection = known.get(key) ?? answer(queries, shares);
  answers.set(shares, known.set(key, selection));
  return selection;
}

function answer(queries: readonly string[], shares: readonly BrowserShare[]): Selection {
  const library = browserQueries();
  const texts = queries.map(plainQuery);
  const usage = usageOf(shares);
  for (const [index, text] of texts.entries()) {
    const mistake = mistakeOf(text, index === 0, usage, library);
    if (mistake !== null) return { ok: false, wrong: { index, mistake } };
  }
  const region = regionOf(texts, library);
  const browsers = library
    .select(texts, usage)
    .map((each) => ({ entry: entryOf(each), share: library.shareOf(each, region) }));
  return { ok: true, region, browsers };
}

/** Any browser of the data: what takes away must have something before it. */
const something = 'ie 11';

function mistakeOf(text: string, isFirst: boolean, usage: Usage, library: BrowserQueries): QueryMistake | null {
  try {
    if (library.parse(text).some(({ type }) => outside.test(type))) return 'kit.fleet.query-outside';
    library.select(isFirst ? [text] : [something, text], usage);
    return null;
  } catch (error) {
    return saidBy(error instanceof Error ? error.message : '');
  }
}

/** The library says it in English only. */
function saidBy(message: string): QueryMistake {
  if (message.startsWith('Unknown version') || message.startsWith('Specify versions')) return 'kit.fleet.query-version';
  if (message.startsWith('Unknown browser query')) return 'kit.fleet.query-wrong';
  if (message.startsWith('Unknown browser')) return 'kit.fleet.query-browser';
  if (message.startsWith('Unknown region')) return 'kit.fleet.query-region';
  if (message.startsWith('Unknown feature')) return 'kit.fleet.query-feature';
  if (message.startsWith('Write any browsers query')) return 'kit.fleet.query-not-first';
  return 'kit.fleet.query-wrong';
}

function plainQuery(text: string): string {
  return text.normalize('NFKC').trim();
}

function takesAway(query: string): boolean {
  return /^not\s/i.test(plainQuery(query));
}

function asksForOwn(query: string): boolean {
  return /\bin\s+my\s+stats\b/i.test(plainQuery(query));
}

function selectsNothing(queries: readonly string[]): boolean {
  const made = select(queries, noShares);
  return made.ok && made.browsers.length === 0;
}

/** The one region that queries ask about; null: none, or several. */
function regionOf(queries: readonly string[], library: BrowserQueries): string | null {
  const places = queries.flatMap((query) => library.parse(query)).flatMap(({ place }) => place ?? []);
  const regions = new Set(places.filter((place) => !ownShares.test(place)).map(regionNamed));
  const [first] = regions;
  return regions.size === 1 && first !== undefined ? first : null;
}

function regionNamed(place: string): string {
  return place.length === 2 ? place.toUpperCase() : place.toLowerCase();
}

/** A version that is not written; the library wants one. */
const anyVersion = 'any';

function usageOf(shares: readonly BrowserShare[]): Usage {
  const usage: Record<string, Record<string, number>> = {};
  for (const { browser, version, share } of shares) {
    const name = browserNamed(browser)?.browser ?? plainProductName(browser);
    const versions = (usage[name] ??= {});
    const key = version ?? anyVersion;
    versions[key] = (versions[key] ?? 0) + share;
  }
  return usage;
}

/** `chrome 109`, `ios_saf 17.6-17.7`, `op_mini all`. */
function entryOf(selected: string): FleetEntry {
  const blank = selected.indexOf(' ');
  const [browser, version] = [selected.slice(0, blank), selected.slice(blank + 1)];
  const name = browserNamed(browser)?.name ?? browser;
  return { asked: `${name} ${version}`, browser: name, versions: versionsOf(version) };
}

function versionsOf(text: string): FleetVersions {
  const [version = '', last] = text.split('-');
  if (!/^\d/.test(version)) return { kind: 'any' };
  return last === undefined ? { kind: 'exactly', version } : { kind: 'range', version, last };
}
