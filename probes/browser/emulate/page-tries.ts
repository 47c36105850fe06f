import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import type { Facts } from '../facts.ts';
import type { Session } from '../login/session.ts';
import { newOpenedPage, openPage, type Instruments, type OpenedPage } from '../open-page.ts';
import type { Settings } from '../schema.ts';
import type { Script } from '../script-facts.ts';
import { newScriptStore } from '../scripts/script-store.ts';
import { judgeActed, type ActedScripts } from './acted-scripts.ts';
import { isOtherwise, lookAtPages } from './compare-looks.ts';
import { showsEnough } from './compare-pages.ts';
import type { Emulation } from './emulation-facts.ts';
import { knownScripts } from './known-scripts.ts';
import type { OldEngine } from './old-engine.ts';
import { speaksOfLack } from './mentioned-names.ts';
import { picturesOf, type Picture } from './pictures.ts';
import { longestWatch } from './read-boxes.ts';
import type { Range } from './ranges.ts';
import { tryEngine, type Acting, type Tried } from './try-engine.ts';

/** What was seen before. */
export interface Seen {
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

/** The tries of one look. Each range is tried once; null: there is no time left. */
export interface Tries {
  readonly attempt: (range: Range) => Promise<Tried | null>;
  /** The same, and how the pages look where they work. */
  readonly compare: (range: Range) => Promise<Tried | null>;
  /** Lets what was tried from a version on hold no further than to another: newer ones are looked at by themselves. */
  readonly shorten: (from: number, to: number) => void;
  /** What the engines showed so far, in no order. */
  readonly done: () => readonly Emulation[];
  /** Pages of the lowest engine in which they fail or look otherwise. */
  readonly pictures: () => readonly Picture[];
}

/** How many times longer a page may take as an older engine: a white one would be waited for to the end. */
const slower = 3;
/** What another page may take, times what the slowest one took. */
const margin = 1.5;
/** For what comes after the tries, milliseconds. */
const closingMs = 2500;
/** How much older a page is watched as it is than it was as an engine: it may be slower the next time. */
const older = { times: 1.3, ms: 1500 };

/** @param onTried called whenever an engine was tried, or its looks were compared */
export function triesWith(seen: Seen, browser: Browser, task: ProbeTask<Settings>, onTried: () => void): Tries {
  const known = knownScripts(seen.scripts, task.signal);
  const done = new Map<number, Tried>();
  const time = timeFor(task);
  let pictured: { readonly version: number; readonly pictures: readonly Picture[] } = noPictures;
  const acting = actingWith(seen, browser, task, time, ({ version }) => version <= pictured.version);
  const keep = (range: Range, tried: Tried): Tried => {
    const { version, works, looksDifferent } = tried.emulation;
    const pictures = version <= pictured.version ? picturesOf(tried) : [];
    if (pictures.length > 0) pictured = { version, pictures };
    // a hundred engines may be tried: what nobody compares any more is let go
    const isDone = works === false || looksDifferent !== undefined;
    done.set(range.from, isDone ? { ...tried, seen: new Map() } : tried);
    task.progressed({ items: seen.opened.length + done.size, bytes: 0 });
    onTried();
    return tried;
  };
  const attempt: Tries['attempt'] = async (range) => {
    const before = done.get(range.from);
    if (before !== undefined) return before;
    if (seen.opened.some((page) => time.isLate(page))) return null;
    const tried = await tryEngine(range, known, acting, task);
    // what was broken off shows nothing of its engine, unless it failed before
    return time.isOver() && tried.emulation.works === null ? null : keep(range, tried);
  };
  return {
    attempt,
    compare: async (range) => {
      const tried = await attempt(range);
      if (tried === null || tried.emulation.works === false || tried.emulation.looksDifferent !== undefined)
        return tried;
      return keep(range, await lookAtPages(tried, acting));
    },
    shorten: (from, to) => {
      const tried = done.get(from);
      if (tried !== undefined) done.set(from, { ...tried, emulation: { ...tried.emulation, to } });
    },
    done: () => [...done.values()].map(({ emulation }) => emulation),
    pictures: () => pictured.pictures,
  };
}

const noPictures = { version: Number.POSITIVE_INFINITY, pictures: [] };

interface Time {
  /**
   * Whether there is none for this page, which is kept open for so many milliseconds more: one that does not end in time
   * would take all that is known with it.
   */
  readonly isLate: (page: OpenedPage, more?: number) => boolean;
  readonly isOver: () => boolean;
  readonly end: () => void;
  /** Whether it came in time. What comes later is nobody’s; the browser ends soon. */
  readonly within: (opening: Promise<void>, more: number) => Promise<boolean>;
}

function timeFor(task: ProbeTask<Settings>): Time {
  const began = task.monotonic();
  let slowest = 0;
  let isOver = false;
  return {
    isLate: ({ durationMs }, more = 0) =>
      isOver ||
      task.monotonic() - began > task.settings.emulateWithin ||
      task.left() < Math.max(slowest, durationMs ?? 0) * margin + more + closingMs,
    isOver: () => isOver,
    end: () => (isOver = true),
    within: async (opening, more) => {
      const start = task.monotonic();
      const came = await inTime(opening, task.left() - closingMs);
      slowest = Math.max(slowest, task.monotonic() - start - more);
      return came;
    },
  };
}

function actingWith(
  seen: Seen,
  browser: Browser,
  task: ProbeTask<Settings>,
  time: Time,
  wantsPictures: (engine: OldEngine) => boolean,
): Acting {
  const { opened, session, scripts, legacy } = seen;
  const controls = new Map<OpenedPage, OpenedPage | null>();
  const open = async (usualPage: OpenedPage, more: Omit<Instruments, 'session'>): Promise<OpenedPage | null> => {
    const { wanted, durationMs } = usualPage;
    const watched = Math.min(more.boxesUntil ?? 0, longestWatch);
    if (time.isLate(usualPage, watched)) return null;
    const page = newOpenedPage(wanted);
    const loadWithin = Math.min(task.settings.loadWithin, Math.max(3000, (durationMs ?? 0) * slower));
    const settings = { ...task.settings, loadWithin };
    const came = await time.within(openPage(browser, page, { ...task, settings }, { ...more, session }), watched);
    // one that was denied is not tried again: the account may be locked
    if (!came || page.record.denied) time.end();
    return came ? page : null;
  };
  const boxes = (page: OpenedPage): { boxesUntil?: number } => (page.boxes.length > 0 ? { boxesUntil: 0 } : {});
  const asItIs = { scripts: null, engine: null, isPictured: () => false };
  return {
    ...{ opened, legacy, userAgent: seen.browser.userAgent },
    open: async (usualPage, engine, patient) => {
      if (engine === null) {
        const page = await open(usualPage, asItIs);
        return page === null ? null : { opened: page, scripts: nothingRead };
      }
      const store = newScriptStore();
      const page = await open(usualPage, {
        ...{ scripts: store, engine, ...boxes(usualPage) },
        isWhole: (document) => !patient || showsEnough({ opened: usualPage }, document),
        isPictured: (acted) => wantsPictures(engine) && isOtherwise(usualPage, acted),
      });
      if (page === null) return null;
      return { opened: named(page, engine), scripts: await judgeActed(store, engine, page.wanted.name, scripts) };
    },
    control: async (usualPage, age) => {
      const before = controls.get(usualPage);
      if (before !== undefined) return before;
      const watched = { boxesUntil: age * older.times + older.ms };
      const page = await open(usualPage, { ...asItIs, ...(usualPage.boxes.length > 0 ? watched : {}) });
      const control = page?.failure === null ? page : null;
      controls.set(usualPage, control);
      return control;
    },
    speaksOfLack: (message, version) => speaksOfLack(message, task.reference.browsers.interfaces, version),
  };
}

/** A picture of a page says which engine it was opened as. */
function named(page: OpenedPage, { version }: OldEngine): OpenedPage {
  if (page.capture !== null)
    page.capture = { ...page.capture, name: `${page.wanted.name} (Chromium ${String(version)})` };
  return page;
}

const nothingRead: ActedScripts = { lost: [], unclear: false, otherWay: false };

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
