import { plainProductName } from '../../model/product-name.ts';
import type { BrowserVersion, Engine, ReferenceData } from '../../model/reference.ts';
import { browserNamed, type BrowserName } from './browser-names.ts';
import { compareVersions, type FleetEntry, type FleetVersions } from './parse-fleet.ts';

/** What an entry of a fleet stands for. */
export type FleetBrowser =
  | {
      readonly kind: 'engine';
      /** The browser as reports call it. */
      readonly name: string;
      readonly engine: Engine;
      /** The lowest version of the engine that it stands for; of Safari with its minor number (14.1). */
      readonly engineVersion: number;
      /** The highest; null: it is open, or not known. */
      readonly lastVersion: number | null;
      /** Where that comes from; null: its versions are those of the engine. */
      readonly source: string | null;
      /** The day that was taken, YYYY-MM-DD; null as `source`. */
      readonly date: string | null;
    }
  /** None of the engines we know: Internet Explorer. It can never be fit. */
  | { readonly kind: 'no-engine'; readonly name: string }
  | {
      readonly kind: 'unknown';
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
 * versions that begin with its own, and the rows must know the oldest version of an entry: what came before the next
 * one that is known may have had an older engine.
 */
export function resolveFleet(
  entries: readonly FleetEntry[],
  browsers: Pick<ReferenceData['browsers'], 'versions'>,
): readonly FleetBrowser[] {
  return entries.map((entry) => resolve(entry, browsers.versions));
}

function resolve({ browser, versions }: FleetEntry, all: readonly BrowserVersion[]): FleetBrowser {
  const known = browserNamed(browser);
  const name = known?.name ?? browser;
  const rows = rowsOf(known?.browser ?? plainProductName(browser), all);
  const told = versions.kind === 'any' ? null : ofRows(name, versions, rows);
  if (told !== null) return told;
  if (known?.engine === 'none') return { kind: 'no-engine', name };
  const own = known?.engine === undefined || versions.kind === 'any' ? null : ofEngine(known, known.engine, versions);
  if (own !== null) return own;
  const any = rows.find((row) => row.version === null);
  if (any !== undefined) return fromRow(name, any, null);
  const versionsKnown = rows.flatMap((row) => row.version ?? []).sort(compareVersions);
  return { kind: 'unknown', name, reason: reasonOf(known, rows, versions), known: versionsKnown };
}

function reasonOf(
  known: BrowserName | undefined,
  rows: readonly BrowserVersion[],
  versions: FleetVersions,
): 'browser' | 'version' | 'version-wanted' {
  if (rows.length === 0 && known?.engine === undefined) return 'browser';
  return versions.kind === 'any' ? 'version-wanted' : 'version';
}

type Rows = ReadonlyMap<string, readonly BrowserVersion[]>;

/** A table is asked for every browser of a fleet. */
const tables = new WeakMap<readonly BrowserVersion[], Rows>();

/** Rows of a browser, each version once. */
function rowsOf(browser: string, all: readonly BrowserVersion[]): readonly BrowserVersion[] {
  const table = tables.get(all) ?? tableOf(all);
  tables.set(all, table);
  return table.get(browser) ?? [];
}

function tableOf(all: readonly BrowserVersion[]): Rows {
  const table = new Map<string, Map<string | null, BrowserVersion>>();
  for (const row of all) {
    const browser = browserNamed(row.browser)?.browser ?? plainProductName(row.browser);
    const rows = table.get(browser) ?? new Map<string | null, BrowserVersion>();
    if (!rows.has(row.version)) rows.set(row.version, row);
    table.set(browser, rows);
  }
  return new Map([...table].map(([browser, rows]) => [browser, [...rows.values()]]));
}

type Versions = Exclude<FleetVersions, { kind: 'any' }>;

/** As rows tell; null: they do not know the oldest version that is meant. */
function ofRows(name: string, versions: Versions, rows: readonly BrowserVersion[]): FleetBrowser | null {
  const first = versions.kind === 'above' ? next(versions.version) : versions.version;
  if (rowsKnowing(first, rows).length === 0) return null;
  const later = rows.filter((row) => row.version !== null && isLater(row.version, first, versions));
  const meant = [...rowsKnowing(first, rows), ...later].sort((one, other) => one.engineVersion - other.engineVersion);
  const [lowest, highest] = [meant[0], meant.at(-1)];
  if (lowest === undefined || highest === undefined) return null;
  const isClosed =
    versions.kind === 'exactly' || (versions.kind === 'range' && rowsKnowing(versions.last, rows).length > 0);
  return fromRow(name, lowest, isClosed ? highest.engineVersion : null);
}

/** The row that stands for a version, and those that stand for parts of it. */
function rowsKnowing(version: string, rows: readonly BrowserVersion[]): readonly BrowserVersion[] {
  const covering = rows
    .filter((row) => row.version !== null && begins(version, row.version))
    .sort((one, other) => compareVersions(other.version ?? '', one.version ?? ''))
    .slice(0, 1);
  return [...covering, ...rows.filter((row) => row.version !== null && begins(row.version, version))];
}

function isLater(version: string, first: string, versions: Versions): boolean {
  if (versions.kind === 'exactly' || compareVersions(version, first) <= 0) return false;
  return versions.kind !== 'range' || compareVersions(version, versions.last) <= 0 || begins(version, versions.last);
}

/** 15.3.1 begins with 15.3 and with 15, not with 1. */
export function begins(version: string, beginning: string): boolean {
  return `${version}.`.startsWith(`${beginning}.`);
}

/** What comes after all that begin with this version: after 13 comes 14, after 7.0 comes 7.1. */
function next(version: string): string {
  const parts = version.split('.');
  return [...parts.slice(0, -1), String(Number(parts.at(-1)) + 1)].join('.');
}

function fromRow(name: string, row: BrowserVersion, lastVersion: number | null): FleetBrowser {
  const { engine, engineVersion, source, date } = row;
  return { kind: 'engine', name, engine, engineVersion, lastVersion, source, date };
}

/** Of a browser whose versions are those of its engine; null: the oldest one is from before it had that engine. */
function ofEngine({ name, from = 0 }: BrowserName, engine: Engine, versions: Versions): FleetBrowser | null {
  // Safari has versions between two whole numbers: what is above 14 begins with 14.1.
  const isAbove = versions.kind === 'above' && engine !== 'safari';
  const engineVersion = engineNumber(engine, isAbove ? next(versions.version) : versions.version);
  if (engineVersion < from) return null;
  const lastVersion = versions.kind === 'range' ? engineNumber(engine, versions.last) : null;
  const last = versions.kind === 'exactly' ? engineVersion : lastVersion;
  return { kind: 'engine', name, engine, engineVersion, lastVersion: last, source: null, date: null };
}

function engineNumber(engine: Engine, version: string): number {
  const [major = '', minor] = version.split('.');
  return Number(engine === 'safari' && minor !== undefined ? `${major}.${minor}` : major);
}
