import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright';
import { boundaries } from '../../../src/kit/emulation/boundaries.ts';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { ReferenceData } from '../../../src/model/reference.ts';
import type { Facts } from '../facts.ts';
import { fleetChromiums } from '../fleet-chromiums.ts';
import type { Session } from '../login/session.ts';
import { newOpenedPage, openPage, type OpenedPage } from '../open-page.ts';
import type { ReadDocument } from '../read-document.ts';
import type { Settings } from '../schema.ts';
import type { Script } from '../script-facts.ts';
import { newScriptStore } from '../scripts/script-store.ts';
import { judgeActed, type ActedScripts } from './acted-scripts.ts';
import { showsEnough } from './compare-pages.ts';
import { knownScripts } from './known-scripts.ts';
import { lowestEmulated, type Emulation } from './emulation-facts.ts';
import { speaksOfLack } from './mentioned-names.ts';
import { rangesBetween, type Range } from './ranges.ts';
import { tryEngine, type Acting, type Tried } from './try-engine.ts';

/** What was seen before. */
interface Seen {
  readonly browser: Facts['browser'];
  /** The pages as they are. */
  readonly opened: readonly OpenedPage[];
  /** Who the pages are opened as; null: nobody is logged in. */
  readonly session: Session | null;
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
  const ranges = [...rangesBetween(steps, host)];
  const tries = triesWith(seen, browser, task);
  const decided =
    (await tryFleet(ranges, task, tries.attempt)) && (!settings.findMinimum || (await search(ranges, tries.attempt)));
  const emulations = [...tries.done].sort((one, other) => one.version - other.version);
  return {
    facts: { emulations: [...emulations, asItIs(host)], emulationData: `${source} (${date})` },
    gaps: decided ? [] : gapsAt(['emulations'], noted('truncated', 'browser.gap.emulation-late')),
  };
}

/** The browser of the run: its pages are what others are held against. */
function asItIs(host: number): Emulation {
  return { engine: `Chromium ${String(host)}`, version: host, from: host, to: host, works: true, troubles: [] };
}

/** What the pages do as an engine of this range; null: there is no time left. */
type Attempt = (range: Range) => Promise<Tried | null>;

/** How many times longer a page may take as an older engine: a white one would be waited for to the end. */
const slower = 3;
/** What another page may take, times what the slowest one took. */
const margin = 1.5;
/** For what comes after the tries, milliseconds. */
const closingMs = 2500;

/** Each range is tried once. */
function triesWith(
  { browser: { userAgent }, session, opened, scripts, legacy }: Seen,
  browser: Browser,
  task: ProbeTask<Settings>,
): { readonly attempt: Attempt; readonly done: Iterable<Emulation> } {
  const known = knownScripts(scripts, task.signal);
  const done = new Map<number, Tried>();
  const began = task.monotonic();
  let slowest = 0;
  let isOver = false;
  // a page that does not end in time would take all that is known with it
  const isLate = ({ durationMs }: OpenedPage): boolean =>
    isOver ||
    task.monotonic() - began > task.settings.emulateWithin ||
    task.left() < Math.max(slowest, durationMs ?? 0) * margin + closingMs;
  const acting: Acting = {
    opened,
    userAgent,
    legacy,
    open: async (usualPage, engine, patient) => {
      const { wanted, durationMs } = usualPage;
      if (isLate(usualPage)) return null;
      const start = task.monotonic();
      const page = newOpenedPage(wanted);
      const loadWithin = Math.min(task.settings.loadWithin, Math.max(3000, (durationMs ?? 0) * slower));
      const settings = { ...task.settings, loadWithin };
      const store = engine === null ? null : newScriptStore();
      const isWhole = (document: ReadDocument): boolean => !patient || showsEnough({ opened: usualPage }, document);
      const opening = openPage(
        browser,
        page,
        { ...task, settings, capture: false },
        { scripts: store, engine, session, isWhole },
      );
      const came = await inTime(opening, task.left() - closingMs);
      slowest = Math.max(slowest, task.monotonic() - start);
      // one that was denied is not tried again: the account may be locked
      isOver ||= !came || page.record.denied;
      if (!came) return null;
      const seen =
        store === null || engine === null ? nothingRead : await judgeActed(store, engine, wanted.name, scripts);
      return { opened: page, scripts: seen };
    },
    speaksOfLack: (message, version) => speaksOfLack(message, task.reference.browsers.interfaces, version),
  };
  const attempt: Attempt = async (range) => {
    const before = done.get(range.from);
    if (before !== undefined) return before;
    if (opened.some(isLate)) return null;
    const tried = await tryEngine(range, known, acting, task);
    // what was broken off shows nothing of its engine, unless it failed before
    if (isOver && tried.emulation.works === null) return null;
    done.set(range.from, tried);
    task.progressed({ items: opened.length + done.size, bytes: 0 });
    return tried;
  };
  return {
    attempt,
    get done() {
      return [...done.values()].map(({ emulation }) => emulation);
    },
  };
}

const nothingRead: ActedScripts = { lost: [], unclear: false, otherWay: false };

/** Whether it came in time. What comes later is nobody’s; the browser ends soon. */
async function inTime(opening: Promise<void>, limitMs: number): Promise<boolean> {
  const controller = new AbortController();
  const { signal } = controller;
  opening.catch(() => undefined);
  try {
    const late = sleep(Math.max(0, limitMs), false, { signal });
    late.catch(() => undefined);
    return await Promise.race([opening.then(() => true), late]);
  } finally {
    controller.abort();
  }
}

/**
 * Tries what the fleet has, lowest first, until one works: a newer one has all that an older one has. One that loads
 * other files than today’s browser says nothing of those that load these.
 *
 * @returns whether all of them are decided by what was tried
 */
async function tryFleet(ranges: Range[], task: ProbeTask<Settings>, attempt: Attempt): Promise<boolean> {
  let decided = true;
  let last = 0;
  for (const version of task.settings.emulate ? versionsOf(ranges, task) : []) {
    if (version <= last) continue;
    const range = ranges.find(({ from, to }) => from <= version && version <= to);
    const tried = range === undefined ? null : await attempt(range);
    if (range === undefined || tried === null) return false;
    const { works, to } = tried.emulation;
    split(ranges, range, to);
    last = to;
    // one that is not clear may be followed by one that is; two are not
    if (works === null && !decided) return false;
    decided &&= works !== null;
    if (works === true && tried.sameWay) return decided;
  }
  return decided;
}

/** Whether the lowest range that works was found. The last one is that of the run, which works. */
async function search(ranges: Range[], attempt: Attempt): Promise<boolean> {
  let [lowest, works] = [0, ranges.length - 1];
  while (lowest < works) {
    const middle = Math.floor((lowest + works) / 2);
    const range = ranges[middle];
    const result = range === undefined ? null : await attempt(range);
    const found = result?.emulation.works ?? null;
    if (range === undefined || result === null || found === null) return false;
    if (split(ranges, range, result.emulation.to)) works += 1;
    if (found) works = middle;
    else lowest = middle + 1;
  }
  return true;
}

/** Where a range proved to end earlier, the rest is one of its own. */
function split(ranges: Range[], range: Range, to: number): boolean {
  if (to >= range.to) return false;
  ranges.splice(ranges.indexOf(range), 1, { from: range.from, to }, { from: to + 1, to: range.to });
  return true;
}

/** Versions of the fleet that are tried, lowest first. */
function versionsOf(ranges: readonly Range[], { settings, reference }: ProbeTask<Settings>): readonly number[] {
  const host = ranges.at(-1)?.to ?? 0;
  return fleetChromiums(settings.fleet, reference.browsers)
    .filter((version) => version >= lowestEmulated && version < host)
    .sort((one, other) => one - other);
}

/** Versions that first know a feature of the language which the scripts use. */
function syntaxSteps(scripts: readonly Script[], features: ReferenceData['browsers']['features']): readonly number[] {
  const used = new Set(scripts.flatMap(({ uses }) => uses.map(({ feature }) => feature)));
  return [...used].flatMap((feature) => features[feature]?.since.chromium ?? []);
}
