import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import type { ClientGate } from '../../src/kit/ladder/client-gate.ts';
import { abortFailure } from '../../src/kit/ladder/wait-for.ts';
import { ProbeFailure, type Learnt } from '../../src/kit/probe-failure.ts';
import { value } from '../../src/model/message.ts';
import type { Timing } from '../../src/model/observation.ts';
import type { Emulated } from './emulate/emulate-pages.ts';
import type { Facts } from './facts.ts';
import { askedFacts } from './fleet-settings.ts';
import { gateFor } from './client-gate.ts';
import { identify } from './identify.ts';
import { launch, type Launched } from './launch.ts';
import type { Session } from './login/session.ts';
import { isStored } from './login/settings.ts';
import { newOpenedPage, openPage, type OpenedPage, type Wanted } from './open-page.ts';
import { emulates, mainPage, scansScripts, type Settings } from './schema.ts';
import type { Scanned } from './scripts/scan-facts.ts';
import { newScriptStore, type ScriptStore } from './scripts/script-store.ts';
import { followMaps, followsMaps, scannedFacts } from './source-maps/follow-maps.ts';
import type { MapsRead } from './source-maps/read-maps.ts';
import { withhold } from './secure-context/withhold.ts';
import { startError } from './start-error.ts';
import { sumUp } from './sum-up.ts';
import { browserTouch } from './touches.ts';
import { trustedKeys } from './trusted-keys.ts';

const ofScan = ['scripts', 'unreadScripts', 'legacyScripts', 'styleSheets', 'unreadStyleSheets', 'originalPlaces'];

/** What is known at any moment. */
interface Progress {
  browser: Facts['browser'] | null;
  /** Who the pages are opened as; null: nobody is logged in. */
  session: Session | null;
  /** What is being done, where it is told that it was stopped. */
  phase: 'page' | 'login';
  readonly opened: OpenedPage[];
  readonly timings: Timing[];
  /** Scripts of all pages; null: nobody asks for them. */
  readonly store: ScriptStore | null;
  /** Facts of the scripts, once all are scanned. */
  scripts: Scanned | null;
  /** What the pages did as older engines; null: nobody asked, or it did not come to that. */
  emulated: Emulated | null;
  /** Where places were written; null: nobody asked, or it did not come to that. */
  originals: MapsRead | null;
}

/**
 * Opens every page in one browser, one after the other, and reports what each did. Where pages fail, the others are
 * still opened, and the first failure is thrown with all that was seen.
 *
 * @throws ProbeFailure `browser-missing`, `browser-failed`; causes of pages, connections, certificates and statuses;
 * `cancelled` when stopped.
 */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const progress: Progress = {
    ...{
      browser: null,
      session: null,
      phase: 'page',
      opened: [],
      timings: [],
      scripts: null,
      emulated: null,
      originals: null,
    },
    store: scansScripts(task.settings) ? newScriptStore() : null,
  };
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(abortFailure(task.signal, progress.phase));
    if (task.signal.aborted) stop();
    task.signal.addEventListener('abort', stop, { once: true });
  });
  try {
    // what is stopped is reported at once; the browser ends behind it
    const browser = await Promise.race([work(task, progress), stopped]);
    const { facts, gaps } = sumUp(progress.opened, wantedPages(task.settings).length);
    const { facts: scripts = {}, gaps: unread = [] } = scannedFacts(progress) ?? {};
    const emulated = emulatedFacts(progress, task.settings);
    return {
      facts: { browser, ...facts, ...scripts, ...emulated.facts },
      gaps: [...gaps, ...unread, ...emulated.gaps],
      timings: progress.timings,
      captures: capturesOf(progress),
    };
  } catch (error) {
    throw error instanceof ProbeFailure ? error.with(learnt(progress, task.settings)) : error;
  }
}

async function work(task: ProbeTask<Settings>, progress: Progress): Promise<Facts['browser']> {
  const began = task.monotonic();
  const stored = await storedSession(task);
  const keys = await trustedKeys(task);
  const gate = await gateFor(task);
  try {
    return await withLaunched(began, task, progress, { stored, keys, gate });
  } finally {
    gate?.close();
  }
}

/** What is made ready before a browser starts. */
interface Prepared {
  readonly stored: Session | null;
  readonly keys: readonly string[];
  readonly gate: ClientGate | null;
}

async function withLaunched(
  began: number,
  task: ProbeTask<Settings>,
  progress: Progress,
  { stored, keys, gate }: Prepared,
): Promise<Facts['browser']> {
  task.touched(browserTouch(task.settings));
  const launched = await launch(task, keys, gate);
  const stop = (): void => {
    gate?.close();
    void launched.close();
  };
  task.signal.addEventListener('abort', stop, { once: true });
  try {
    if (task.signal.aborted) throw abortFailure(task.signal, 'launch');
    return await withBrowser(launched, began, task, progress, stored);
  } catch (error) {
    if (error instanceof ProbeFailure) throw error;
    if (task.signal.aborted) throw abortFailure(task.signal, 'page');
    const params = { browser: value(launched.installed.path) };
    throw new ProbeFailure('browser-failed', { phase: 'page', params, cause: startError(error) });
  } finally {
    task.signal.removeEventListener('abort', stop);
    await launched.close();
  }
}

async function withBrowser(
  launched: Launched,
  began: number,
  task: ProbeTask<Settings>,
  progress: Progress,
  stored: Session | null,
): Promise<Facts['browser']> {
  const browser = await identify(launched);
  progress.browser = browser;
  progress.timings.push({ phase: 'launch', durationMs: task.monotonic() - began });
  progress.session = await loggedIn(launched, task, progress, stored);
  for (const wanted of wantedPages(task.settings)) {
    const opened = newOpenedPage(wanted);
    progress.opened.push(opened);
    await openPage(launched.browser, opened, task, {
      scripts: progress.store,
      engine: null,
      session: progress.session,
      ...(comparesLooks(task.settings) ? { boxesUntil: 0 } : {}),
    });
    progress.timings.push({ phase: 'page', durationMs: opened.durationMs ?? 0 });
    // a login is tried once: the same password would be refused for every page
    if (opened.record.denied || isOver(opened)) break;
  }
  const failure = progress.opened.find((each) => each.failure !== null)?.failure ?? null;
  const acts = emulates(task.settings) && browser.chromiumVersion !== null && failure === null;
  const follows = followsMaps(progress);
  if (!acts && !follows) await launched.close();
  if (progress.store !== null) await lookAtScripts(progress.store, browser, launched, acts, task, progress);
  if (follows) await followMaps(progress, launched.browser, task);
  if (failure !== null) throw failure;
  return browser;
}

/** Whether it counts what stands where on the pages: older engines of a fleet are held against it. */
function comparesLooks({ emulate, fleet }: Settings): boolean {
  return emulate && fleet.length > 0;
}

/** What is wrong with a stored session is said before a browser is started. */
async function storedSession(task: ProbeTask<Settings>): Promise<Session | null> {
  const { login } = task.settings;
  return login === null || !isStored(login) ? null : (await import('./login/read-state.ts')).readState(login, task);
}

/** Logs in once, for all pages. */
async function loggedIn(
  { browser }: Launched,
  task: ProbeTask<Settings>,
  progress: Progress,
  stored: Session | null,
): Promise<Session | null> {
  if (task.settings.login === null) return null;
  const began = task.monotonic();
  progress.phase = 'login';
  const { openSession } = await import('./login/log-in.ts');
  try {
    const session = await openSession(browser, task, stored);
    progress.phase = 'page';
    return session;
  } finally {
    progress.timings.push({ phase: 'login', durationMs: task.monotonic() - began });
  }
}

/** Whether nobody is logged in any more: every further page would say so too. */
function isOver({ failure }: OpenedPage): boolean {
  return failure?.failureCause === 'session-not-accepted' || failure?.failureCause === 'login-not-completed';
}

/** Reads the scripts, and opens the pages as older engines where that is asked for. */
async function lookAtScripts(
  store: ScriptStore,
  browser: Facts['browser'],
  launched: Launched,
  acts: boolean,
  task: ProbeTask<Settings>,
  progress: Progress,
): Promise<void> {
  const { mentionedNames } = await import('./emulate/mentioned-names.ts');
  const texts = store.sightings.map(({ text }) => text);
  const names = acts ? mentionedNames(texts, task.reference.browsers.interfaces) : null;
  progress.scripts = await scanned(store, browser, progress, task);
  if (names === null) return;
  const began = task.monotonic();
  const { emulatePages } = await import('./emulate/emulate-pages.ts');
  const { scripts = [], legacyScripts = 0 } = progress.scripts.facts;
  const seen = {
    browser,
    names,
    opened: progress.opened,
    session: progress.session,
    scripts,
    legacy: legacyScripts > 0,
  };
  const keep = (emulated: Emulated): void => void (progress.emulated = emulated);
  keep(await emulatePages(seen, launched.browser, task, keep));
  progress.timings.push({ phase: 'emulate', durationMs: task.monotonic() - began });
}

async function scanned(
  store: ScriptStore,
  browser: Facts['browser'],
  { opened, timings }: Progress,
  task: ProbeTask<Settings>,
): Promise<Scanned> {
  const began = task.monotonic();
  const { scanFacts } = await import('./scripts/scan-facts.ts');
  const pages = opened.map(({ wanted }) => wanted.name);
  const { interfaces, styles } = task.reference.browsers;
  const { engine } = browser;
  const asked = { pages, engine, fleet: task.settings.fleet, interfaces, styles, signal: task.signal };
  const facts = await scanFacts(store, asked);
  timings.push({ phase: 'scan', durationMs: task.monotonic() - began });
  withhold(opened, facts.facts.scripts ?? [], browser, interfaces);
  return facts;
}

function wantedPages({ url, waitFor, pages }: Settings): readonly Wanted[] {
  return [{ name: mainPage, url, waitFor }, ...pages];
}

function learnt(progress: Progress, settings: Settings): Learnt {
  const { browser, opened, timings } = progress;
  const known = browser === null ? {} : { browser };
  if (opened.length === 0) return { facts: known, timings };
  const { facts, gaps } = sumUp(opened, wantedPages(settings).length);
  const asked = askedFacts(settings.fleet);
  const { facts: scripts, gaps: unread } = scannedFacts(progress) ?? {
    facts: asked,
    gaps: progress.store === null ? [] : gapsAt(ofScan, noted('not-reached', 'browser.gap.scan-stopped')),
  };
  const emulated = emulatedFacts(progress, settings);
  return {
    facts: { ...known, ...facts, ...scripts, ...emulated.facts },
    gaps: [...gaps, ...unread, ...emulated.gaps],
    timings,
    captures: capturesOf(progress),
  };
}

/** What is known of older engines, or why it is not. */
function emulatedFacts({ emulated, browser }: Progress, settings: Settings): Emulated {
  if (emulated !== null) return emulated;
  if (!emulates(settings)) return { facts: {}, gaps: [], pictures: [] };
  const note = browser?.engine === 'firefox' ? 'browser.gap.emulation-firefox' : 'browser.gap.emulation-stopped';
  const gaps = gapsAt(['emulations', 'emulationData'], noted('not-reached', note));
  return { facts: {}, gaps, pictures: [] };
}

/** Each page as it is, and beside it as an older engine where there is such a picture. */
function capturesOf({ opened, emulated }: Progress): NonNullable<Learnt['captures']> {
  return opened.flatMap(({ wanted, capture }) => {
    const older = (emulated?.pictures ?? []).filter(({ page }) => page === wanted.name);
    return [capture, ...older.map((picture) => picture.capture)].filter((each) => each !== null);
  });
}
