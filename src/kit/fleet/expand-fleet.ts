import { plainProductName } from '../../model/product-name.ts';
import type { BrowserShare, ReferenceData } from '../../model/reference.ts';
import { browserNamed } from './browser-names.ts';
import { compareVersions, isQuery, parseFleet, type FleetEntry, type FleetMistake } from './parse-fleet.ts';
import { begins } from './resolve-fleet.ts';
import { selectBrowsers, type Selected } from './select-browsers.ts';

/** An entry of a fleet as a profile writes it. */
export interface AskedBrowser {
  readonly browser: string;
  /** Share of users in percent; null: none is written. */
  readonly share: number | null;
}

/** One browser, or several versions of one, that a fleet means. */
export interface FleetMember {
  readonly entry: FleetEntry;
  /** Share of users in percent; null: not known. */
  readonly share: number | null;
  /** Whether a query selected it; otherwise the profile names it. */
  readonly selected: boolean;
}

/** Where shares come from. `region`: of a query, null for the whole world. */
export type ShareSource =
  { readonly kind: 'profile' | 'site' } | { readonly kind: 'queries'; readonly region: string | null };

/** A fleet with its queries answered. */
export interface ExpandedFleet {
  readonly members: readonly FleetMember[];
  /** Entries that mean nothing, as they were written. */
  readonly mistakes: readonly { readonly asked: string; readonly mistake: FleetMistake }[];
  /** Null: there are no shares. */
  readonly source: ShareSource | null;
}

type Browsers = Pick<ReferenceData['browsers'], 'shares'>;

/**
 * What a fleet means, its queries answered: they make one list, in which `not dead` takes away from those before. A
 * version that the profile names itself is not selected once more. Shares are those of one source, since shares of
 * different users have no sum: those that the profile writes; else those of the site; else those of the queries.
 */
export function expandFleet(asked: readonly AskedBrowser[], { shares = [] }: Browsers): ExpandedFleet {
  const queries = asked.filter(({ browser }) => isQuery(browser)).map(({ browser }) => browser);
  const parsed = asked
    .filter(({ browser }) => !isQuery(browser))
    .map(({ browser, share }) => ({ asked: browser, share, made: parseFleet(browser) }));
  const named = parsed.flatMap(({ share, made }): FleetMember[] =>
    made.ok ? [{ entry: made.entry, share, selected: false }] : [],
  );
  const mistakes = parsed.flatMap((each) => (each.made.ok ? [] : [{ asked: each.asked, mistake: each.made.mistake }]));
  // the profile has the last word
  const isWritten = named.some(({ share }) => share !== null);
  const own = (members: readonly FleetMember[], source: ShareSource | null) =>
    isWritten ? { members, source: { kind: 'profile' } as const } : withShares(members, source, shares);
  if (queries.length === 0) return { mistakes, ...own(named, null) };
  const selection = selectBrowsers(queries, shares);
  if (!selection.ok) {
    const { index, mistake } = selection.wrong;
    const wrong = { asked: queries[index] ?? '', mistake };
    return { mistakes: [...mistakes, wrong], ...own(named, null) };
  }
  const { browsers, region } = selection;
  const selected = isWritten ? browsers.map(({ entry }) => ({ entry, share: null })) : browsers;
  return { mistakes, ...own(merged(named, selected), { kind: 'queries', region }) };
}

/** Those that were named, and behind them those that were selected besides. */
function merged(named: readonly FleetMember[], selected: readonly Selected[]): readonly FleetMember[] {
  const isNamed = (one: FleetEntry, other: FleetEntry): boolean =>
    one.versions.kind === 'exactly' && other.versions.kind === 'exactly' && keyOf(one) === keyOf(other);
  const kept = selected.filter(({ entry }) => !named.some((each) => isNamed(each.entry, entry)));
  const known = named.map((member): FleetMember => {
    const same = selected.find(({ entry }) => isNamed(member.entry, entry));
    return member.share === null && same !== undefined ? { ...member, share: same.share } : member;
  });
  return [...known, ...kept.map((each) => ({ ...each, selected: true }))];
}

function keyOf({ browser, versions }: FleetEntry): string {
  return JSON.stringify([idOf(browser), versions]);
}

function idOf(browser: string): string {
  return browserNamed(browser)?.browser ?? plainProductName(browser);
}

function withShares(
  members: readonly FleetMember[],
  queries: ShareSource | null,
  shares: readonly BrowserShare[],
): Pick<ExpandedFleet, 'members' | 'source'> {
  if (shares.length > 0) return { members: withSiteShares(members, shares), source: { kind: 'site' } };
  return { members, source: queries };
}

/** Each row counts for one entry: for that of its version; else for the first one that takes it in. */
function withSiteShares(members: readonly FleetMember[], shares: readonly BrowserShare[]): readonly FleetMember[] {
  const sums = members.map(() => 0);
  for (const row of shares) {
    const takesIn = members.map(({ entry }) => coverage(entry, row));
    const most = Math.max(0, ...takesIn);
    const index = most === 0 ? -1 : takesIn.indexOf(most);
    if (index !== -1) sums[index] = (sums[index] ?? 0) + row.share;
  }
  return members.map((member, index) => ({ ...member, share: sums[index] ?? 0 }));
}

/** How closely an entry means a row; 0: not at all. */
function coverage({ browser, versions }: FleetEntry, row: BrowserShare): number {
  if (idOf(browser) !== idOf(row.browser)) return 0;
  if (versions.kind === 'any') return 1;
  if (row.version === null) return 0;
  if (versions.kind === 'exactly') return begins(row.version, versions.version) ? 2 + versions.version.length : 0;
  const isLater = compareVersions(row.version, versions.version) >= 0;
  const within = begins(row.version, versions.version);
  if (versions.kind === 'above') return isLater && !within ? 2 : 0;
  if (versions.kind !== 'range') return isLater || within ? 2 : 0;
  const isEarlier = compareVersions(row.version, versions.last) <= 0 || begins(row.version, versions.last);
  return (isLater || within) && isEarlier ? 2 : 0;
}
