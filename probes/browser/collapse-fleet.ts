import type { FleetMember } from '../../src/kit/fleet/expand-fleet.ts';
import { compareVersions } from '../../src/kit/fleet/parse-fleet.ts';
import { resolveFleet, type FleetBrowser } from '../../src/kit/fleet/resolve-fleet.ts';
import { engines, type Engine, type ReferenceData } from '../../src/model/reference.ts';
import type { Emulation } from './emulate/emulation-facts.ts';
import { lastOf } from './judge-interfaces.ts';
import type { Script } from './script-facts.ts';

/** A browser of a fleet, or several versions of one that are alike for these scripts. */
export interface AskedMember {
  /** As the profile writes it; of what a query selected its name and versions. */
  readonly label: string;
  readonly browser: FleetBrowser;
  /** Share of users in percent; null: not known. */
  readonly share: number | null;
}

/** What versions can differ by. */
interface Look {
  readonly scripts: readonly Script[];
  readonly browsers: ReferenceData['browsers'];
  readonly emulations: readonly Emulation[] | null;
}

/** A version that a query selected. */
interface Version {
  readonly first: string;
  readonly last: string;
  readonly browser: FleetBrowser;
  readonly share: number | null;
}

/**
 * Browsers of a fleet with their engines. What queries selected stands in ranges: two versions of a browser are alike
 * where nothing comes between their engines that a script uses or looks for, and no visit told them apart.
 */
export function collapseFleet(members: readonly FleetMember[], look: Look): readonly AskedMember[] {
  const resolved = resolveFleet(
    members.map(({ entry }) => entry),
    look.browsers,
  );
  const asked = new Map<string, AskedMember>();
  const selected = new Map<string, Version[]>();
  for (const [index, { entry, share, selected: bySelection }] of members.entries()) {
    const browser = resolved[index];
    if (browser === undefined) continue;
    if (!bySelection) add(asked, { label: entry.asked, browser, share });
    else if (entry.versions.kind === 'any') add(asked, { label: entry.asked, browser, share });
    else {
      const { version: first } = entry.versions;
      const last = entry.versions.kind === 'range' ? entry.versions.last : first;
      selected.set(entry.browser, [...(selected.get(entry.browser) ?? []), { first, last, browser, share }]);
    }
  }
  const steps = stepsOf(look);
  for (const [name, versions] of selected) for (const member of rangesOf(name, versions, steps)) add(asked, member);
  return [...asked.values()];
}

/** What is named twice counts once, with all its users. */
function add(asked: Map<string, AskedMember>, member: AskedMember): void {
  const before = asked.get(member.label);
  const known = before === undefined ? member : { ...before, share: sumOf(before.share, member.share) };
  asked.set(member.label, known);
}

function sumOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : one + other;
}

function rangesOf(name: string, versions: readonly Version[], steps: Steps): readonly AskedMember[] {
  const sorted = versions.toSorted((one, other) => compareVersions(one.first, other.first));
  const ranges: Version[] = [];
  for (const version of sorted) {
    const before = ranges.at(-1);
    const joined = before === undefined ? null : join(before, version, steps);
    if (joined === null) ranges.push(version);
    else ranges[ranges.length - 1] = joined;
  }
  return ranges.map(({ first, last, browser, share }) => ({
    label: first === last ? `${name} ${first}` : `${name} ${first}-${last}`,
    ...{ browser, share },
  }));
}

/** Both as one; null: they are not alike. */
function join(before: Version, next: Version, steps: Steps): Version | null {
  const browser = joinedBrowser(before.browser, next.browser, steps);
  return browser === null
    ? null
    : { first: before.first, last: next.last, browser, share: sumOf(before.share, next.share) };
}

function joinedBrowser(one: FleetBrowser, other: FleetBrowser, steps: Steps): FleetBrowser | null {
  if (one.kind === 'no-engine' && other.kind === 'no-engine') return one;
  if (one.kind === 'unknown' && other.kind === 'unknown') return one.reason === other.reason ? one : null;
  if (one.kind !== 'engine' || other.kind !== 'engine') return null;
  if (one.engine !== other.engine || one.source !== other.source) return null;
  const engineVersion = Math.min(one.engineVersion, other.engineVersion);
  const lastVersion = Math.max(one.lastVersion ?? one.engineVersion, other.lastVersion ?? other.engineVersion);
  const isStep = steps[one.engine].some((step) => step > engineVersion && step <= lastVersion);
  return isStep ? null : { ...one, engineVersion, lastVersion };
}

/** Versions of each engine that something comes with. */
type Steps = { readonly [engine in Engine]: readonly number[] };

function stepsOf({ scripts, browsers, emulations }: Look): Steps {
  const used = new Set(scripts.flatMap(({ uses }) => uses.map(({ feature }) => feature)));
  // a script that is a module needs them, whatever it holds
  const features = [...used, 'statements.import'].flatMap((key) => browsers.features[key] ?? []);
  const names = new Set(
    scripts.flatMap(({ interfaces = [] }) =>
      interfaces.flatMap(({ key, sure }) => (sure === 'certain' ? key : lastOf(key))),
    ),
  );
  const sinces = Object.entries(browsers.interfaces).flatMap(([key, since]) =>
    names.has(key) || names.has(lastOf(key)) ? [since] : [],
  );
  const of = (engine: Engine): readonly number[] =>
    [
      ...features.flatMap(({ since, costs }) => [
        since[engine],
        typeof costs === 'string' ? null : (costs[engine] ?? null),
      ]),
      ...sinces.map((since) => since[engine]),
      ...(engine === 'chromium' ? (emulations ?? []).map(({ from }) => from) : []),
    ].filter((version) => version !== null);
  const [chromium, firefox, safari] = engines;
  return { chromium: of(chromium), firefox: of(firefox), safari: of(safari) };
}
