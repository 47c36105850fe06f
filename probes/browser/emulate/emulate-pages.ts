import type { Browser } from 'playwright';
import { boundaries } from '../../../src/kit/emulation/boundaries.ts';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { parseFleet } from '../../../src/kit/fleet/parse-fleet.ts';
import { resolveFleet } from '../../../src/kit/fleet/resolve-fleet.ts';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { ReferenceData } from '../../../src/model/reference.ts';
import type { Facts } from '../facts.ts';
import { newOpenedPage, openPage, type OpenedPage } from '../open-page.ts';
import type { Settings } from '../schema.ts';
import type { Script } from '../script-facts.ts';
import { knownScripts } from './known-scripts.ts';
import { lowestEmulated, type Emulation } from './emulation-facts.ts';
import { speaksOfLack } from './mentioned-names.ts';
import { rangesBetween, type Range } from './ranges.ts';
import { tryEngine, type Acting } from './try-engine.ts';

/** What was seen before. */
interface Seen {
  readonly browser: Facts['browser'];
  /** The pages as they are. */
  readonly opened: readonly OpenedPage[];
  readonly scripts: readonly Script[];
  /** Whether the pages have scripts for browsers without modules. */
  readonly legacy: boolean;
  /** Last parts of the keys of interfaces that the scripts mention. */
  readonly names: ReadonlySet<string>;
}

/** Facts of the emulation, and why some are missing. */
export interface Emulated {
  readonly facts: Pick<Facts, 'emulations' | 'emulationData'>;
  readonly gaps: readonly Gap[];
}

/**
 * Opens the pages as older Chromiums would: those of the fleet, lowest first, until one works, because a newer one has
 * all that an older one has; and those that a search for the lowest one asks about. Ends when its time is over.
 */
export async function emulatePages(seen: Seen, browser: Browser, task: ProbeTask<Settings>): Promise<Emulated> {
  const { settings, reference } = task;
  const { interfaces, features, date, source } = reference.browsers;
  const host = Number.parseInt(seen.browser.chromiumVersion ?? '', 10);
  const steps = [...boundaries(interfaces, seen.names), ...syntaxSteps(seen.scripts, features)];
  const ranges = rangesBetween(steps, host);
  const tries = triesWith(seen, browser, task);
  const decided =
    (await eachUntilOneWorks(wantedRanges(ranges, task), tries.attempt)) &&
    (!settings.findMinimum || (await search(ranges, tries.attempt)));
  const emulations = [...tries.done].sort((one, other) => one.version - other.version);
  return {
    facts: { emulations: [...emulations, asItIs(ranges, host)], emulationData: `${source} (${date})` },
    gaps: decided ? [] : gapsAt(['emulations'], noted('truncated', 'browser.gap.emulation-late')),
  };
}

/** The browser of the run: its pages are what others are held against. */
function asItIs(ranges: readonly Range[], host: number): Emulation {
  const range = ranges.at(-1) ?? { from: host, to: host };
  return { engine: `Chromium ${String(host)}`, version: host, ...range, works: true, troubles: [] };
}

/** Whether the pages work as an engine of this range; null: not clear, or there is no time left. */
type Attempt = (range: Range) => Promise<boolean | null>;

/** How many times longer a page may take as an older engine: a white one would be waited for to the end. */
const slower = 3;
/** What another try may take, times what the slowest one took. */
const margin = 1.5;
/** For what comes after the tries, milliseconds. */
const closingMs = 2000;

/** Each range is tried once. */
function triesWith(
  { browser: { userAgent }, opened, scripts, legacy }: Seen,
  browser: Browser,
  task: ProbeTask<Settings>,
): { readonly attempt: Attempt; readonly done: Iterable<Emulation> } {
  const acting: Acting = {
    opened,
    userAgent,
    legacy,
    open: async ({ wanted, durationMs }, engine) => {
      const page = newOpenedPage(wanted);
      const loadWithin = Math.min(task.settings.loadWithin, Math.max(3000, (durationMs ?? 0) * slower));
      const settings = { ...task.settings, loadWithin };
      await openPage(browser, page, { ...task, settings, capture: false }, { scripts: null, engine });
      return page;
    },
    speaksOfLack: (message, version) => speaksOfLack(message, task.reference.browsers.interfaces, version),
  };
  const known = knownScripts(scripts, task.signal);
  const done = new Map<number, Emulation>();
  const began = task.monotonic();
  // a try that does not end in time would take all that is known with it
  let costs = opened.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
  const isLate = (now: number): boolean =>
    now - began > task.settings.emulateWithin || task.left() < costs * margin + closingMs;
  const attempt: Attempt = async (range) => {
    const before = done.get(range.from);
    if (before !== undefined) return before.works;
    const start = task.monotonic();
    if (isLate(start)) return null;
    const emulation = await tryEngine(range, known, acting, task);
    costs = Math.max(costs, task.monotonic() - start);
    done.set(range.from, emulation);
    task.progressed({ items: opened.length + done.size, bytes: 0 });
    return emulation.works;
  };
  return { attempt, done: done.values() };
}

/** Whether all of them are decided by what was tried. */
async function eachUntilOneWorks(ranges: readonly Range[], attempt: Attempt): Promise<boolean> {
  for (const range of ranges) {
    const works = await attempt(range);
    if (works !== false) return works === true;
  }
  return true;
}

/** Whether the lowest range that works was found. The last one is that of the run, which works. */
async function search(ranges: readonly Range[], attempt: Attempt): Promise<boolean> {
  let [lowest, works] = [0, ranges.length - 1];
  while (lowest < works) {
    const middle = Math.floor((lowest + works) / 2);
    const range = ranges[middle];
    const result = range === undefined ? null : await attempt(range);
    if (result === null) return false;
    if (result) works = middle;
    else lowest = middle + 1;
  }
  return true;
}

/** Ranges that browsers of the fleet fall into, lowest first. */
function wantedRanges(ranges: readonly Range[], { settings, reference }: ProbeTask<Settings>): readonly Range[] {
  if (!settings.emulate) return [];
  const host = ranges.at(-1)?.to ?? 0;
  const versions = chromiumsOf(settings.fleet, reference.browsers).filter(
    (version) => version >= lowestEmulated && version < host,
  );
  return ranges.filter(({ from, to }) => versions.some((version) => version >= from && version <= to));
}

/** Chromium versions that a fleet stands for. */
function chromiumsOf(fleet: readonly string[], browsers: ReferenceData['browsers']): readonly number[] {
  const entries = fleet.map(parseFleet).flatMap((parsed) => (parsed.ok ? [parsed.entry] : []));
  return resolveFleet(entries, browsers).flatMap((browser) =>
    browser.kind === 'engine' && browser.engine === 'chromium' ? [browser.engineVersion] : [],
  );
}

/** Versions that first know a feature of the language which the scripts use. */
function syntaxSteps(scripts: readonly Script[], features: ReferenceData['browsers']['features']): readonly number[] {
  const used = new Set(scripts.flatMap(({ uses }) => uses.map(({ feature }) => feature)));
  return [...used].flatMap((feature) => features[feature]?.since.chromium ?? []);
}
