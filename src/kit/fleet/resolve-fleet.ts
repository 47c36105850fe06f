import type { BrowserVersion, Engine, ReferenceData } from '../../model/reference.ts';
import { browserNamed, plain, type BrowserName } from './browser-names.ts';
import { compareVersions, type FleetEntry, type FleetVersions } from './parse-fleet.ts';

/** What an entry of a fleet stands for. */
export type FleetBrowser =
  | {
      readonly kind: 'engine';
      /** As it was written. */
      readonly asked: string;
      /** The browser as reports call it. */
      readonly name: string;
      readonly engine: Engine;
      /** The lowest version of the engine that it stands for; of Safari with its minor number (14.1). */
      readonly engineVersion: number;
      /** Where that comes from; null: its versions are those of the engine. */
      readonly source: string | null;
      /** The day that was taken, YYYY-MM-DD; null as `source`. */
      readonly date: string | null;
    }
  /** None of the engines we know: Internet Explorer, Edge before 79. It can never be fit. */
  | { readonly kind: 'no-engine'; readonly asked: string; readonly name: string }
  | {
      readonly kind: 'unknown';
      readonly asked: string;
      readonly name: string;
      /** `browser`: nothing is known of it; `version`: nothing of this version; `version-wanted`: none is written. */
      readonly reason: 'browser' | 'version' | 'version-wanted';
      /** Versions of it that are known, oldest first; of an unknown browser: none. */
      readonly known: readonly string[];
    };

/**
 * What each entry of a fleet stands for, in their order. An entry of several versions (`>=`, a range) stands for the
 * lowest engine among them, since an engine loses nothing it could read. Where versions of a browser are not those of
 * its engine, rows of the reference data tell; the first one of a browser and version counts. A row stands for all
 * versions that begin with its own.
 */
export function resolveFleet(
  entries: readonly FleetEntry[],
  browsers: Pick<ReferenceData['browsers'], 'versions'>,
): readonly FleetBrowser[] {
  return entries.map((entry) => resolve(entry, browsers.versions));
}

function resolve({ asked, browser, versions }: FleetEntry, all: readonly BrowserVersion[]): FleetBrowser {
  const known = browserNamed(browser);
  const name = known?.name ?? browser;
  const rows = rowsOf(browser, known, all);
  const told = lowest(rowsFor(versions, rows));
  if (told !== undefined) return fromRow(asked, name, told);
  if (known?.engine === 'none') return { kind: 'no-engine', asked, name };
  if (known?.engine !== undefined && versions.kind !== 'any') return ofEngine(asked, known, known.engine, versions);
  const any = rows.find((row) => row.version === null);
  if (any !== undefined) return fromRow(asked, name, any);
  const versionsKnown = rows.flatMap((row) => row.version ?? []).sort(compareVersions);
  return { kind: 'unknown', asked, name, reason: reasonOf(known, rows, versions), known: versionsKnown };
}

function reasonOf(
  known: BrowserName | undefined,
  rows: readonly BrowserVersion[],
  versions: FleetVersions,
): 'browser' | 'version' | 'version-wanted' {
  if (rows.length === 0 && known?.engine === undefined) return 'browser';
  return versions.kind === 'any' ? 'version-wanted' : 'version';
}

/** Rows of a browser, each version once. */
function rowsOf(
  browser: string,
  known: BrowserName | undefined,
  all: readonly BrowserVersion[],
): readonly BrowserVersion[] {
  const mine = known?.browser ?? plain(browser);
  const rows = new Map<string | null, BrowserVersion>();
  for (const row of all) {
    const theirs = browserNamed(row.browser)?.browser ?? plain(row.browser);
    if (theirs === mine && !rows.has(row.version)) rows.set(row.version, row);
  }
  return [...rows.values()];
}

/** Rows with a version that an entry takes in. */
function rowsFor(versions: FleetVersions, rows: readonly BrowserVersion[]): readonly BrowserVersion[] {
  if (versions.kind === 'any') return [];
  const { version } = versions;
  const covering = rows
    .filter((row) => row.version !== null && begins(version, row.version))
    .sort((one, other) => compareVersions(other.version ?? '', one.version ?? ''))
    .slice(0, 1);
  const later = rows.filter((row) => row.version !== null && isMeant(row.version, versions));
  if (versions.kind === 'above') return later;
  if (versions.kind === 'exactly' && covering.length > 0) return covering;
  return [...covering, ...later];
}

function isMeant(version: string, versions: Exclude<FleetVersions, { kind: 'any' }>): boolean {
  if (versions.kind === 'exactly') return begins(version, versions.version);
  const isLater = compareVersions(version, versions.version) > 0;
  if (versions.kind === 'above') return isLater && !begins(version, versions.version);
  if (versions.kind !== 'range') return isLater;
  return isLater && (compareVersions(version, versions.last) <= 0 || begins(version, versions.last));
}

/** 15.3.1 begins with 15.3 and with 15, not with 1. */
function begins(version: string, beginning: string): boolean {
  return `${version}.`.startsWith(`${beginning}.`);
}

function lowest(rows: readonly BrowserVersion[]): BrowserVersion | undefined {
  return [...rows].sort((one, other) => one.engineVersion - other.engineVersion)[0];
}

function fromRow(asked: string, name: string, row: BrowserVersion): FleetBrowser {
  const { engine, engineVersion, source, date } = row;
  return { kind: 'engine', asked, name, engine, engineVersion, source, date };
}

/** Of a browser whose versions are those of its engine. */
function ofEngine(
  asked: string,
  { name, from = 0 }: BrowserName,
  engine: Engine,
  versions: Exclude<FleetVersions, { kind: 'any' }>,
): FleetBrowser {
  const [major = '', minor] = versions.version.split('.');
  // Safari has versions between two whole numbers: what is above 14 begins with 14.1.
  const next = versions.kind === 'above' && engine !== 'safari' && minor === undefined ? 1 : 0;
  const lowestMajor = Number(major) + next;
  if (lowestMajor < from) return { kind: 'no-engine', asked, name };
  const engineVersion = engine === 'safari' && minor !== undefined ? Number(`${major}.${minor}`) : lowestMajor;
  return { kind: 'engine', asked, name, engine, engineVersion, source: null, date: null };
}
