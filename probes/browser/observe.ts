import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { abortFailure } from '../../src/kit/ladder/wait-for.ts';
import { ProbeFailure, type Learnt } from '../../src/kit/probe-failure.ts';
import { value } from '../../src/model/message.ts';
import type { Timing } from '../../src/model/observation.ts';
import type { Facts } from './facts.ts';
import { identify } from './identify.ts';
import { launch, type Launched } from './launch.ts';
import { newOpenedPage, openPage, type OpenedPage, type Wanted } from './open-page.ts';
import { mainPage, scansScripts, type Settings } from './schema.ts';
import type { Scanned } from './scripts/scan-facts.ts';
import { newScriptStore, type ScriptStore } from './scripts/script-store.ts';
import { startError } from './start-error.ts';
import { sumUp } from './sum-up.ts';
import { browserTouch } from './touches.ts';

const ofScan = ['scripts', 'unreadScripts', 'legacyScripts'];

/** What is known at any moment. */
interface Progress {
  browser: Facts['browser'] | null;
  readonly opened: OpenedPage[];
  readonly timings: Timing[];
  /** Scripts of all pages; null: nobody asks for them. */
  readonly store: ScriptStore | null;
  /** Facts of the scripts, once all are scanned. */
  scripts: Scanned | null;
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
    ...{ browser: null, opened: [], timings: [], scripts: null },
    store: scansScripts(task.settings) ? newScriptStore() : null,
  };
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (): void => reject(abortFailure(task.signal, 'page'));
    if (task.signal.aborted) stop();
    task.signal.addEventListener('abort', stop, { once: true });
  });
  try {
    // what is stopped is reported at once; the browser ends behind it
    const browser = await Promise.race([work(task, progress), stopped]);
    const { facts, gaps } = sumUp(progress.opened, wantedPages(task.settings).length);
    const { facts: scripts = {}, gaps: unread = [] } = progress.scripts ?? {};
    return {
      facts: { browser, ...facts, ...scripts },
      gaps: [...gaps, ...unread],
      timings: progress.timings,
      captures: capturesOf(progress),
    };
  } catch (error) {
    throw error instanceof ProbeFailure ? error.with(learnt(progress, task.settings)) : error;
  }
}

async function work(task: ProbeTask<Settings>, progress: Progress): Promise<Facts['browser']> {
  const began = task.monotonic();
  task.touched(browserTouch(task.settings));
  const launched = await launch(task);
  const stop = (): void => void launched.close();
  task.signal.addEventListener('abort', stop, { once: true });
  try {
    if (task.signal.aborted) throw abortFailure(task.signal, 'launch');
    return await withBrowser(launched, began, task, progress);
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
): Promise<Facts['browser']> {
  const browser = await identify(launched);
  progress.browser = browser;
  progress.timings.push({ phase: 'launch', durationMs: task.monotonic() - began });
  for (const wanted of wantedPages(task.settings)) {
    const opened = newOpenedPage(wanted);
    progress.opened.push(opened);
    await openPage(launched.browser, opened, task, progress.store);
    progress.timings.push({ phase: 'page', durationMs: opened.durationMs ?? 0 });
    // a login is tried once: the same password would be refused for every page
    if (opened.record.denied) break;
  }
  await launched.close();
  if (progress.store !== null) progress.scripts = await scanned(progress.store, browser.engine, progress, task);
  const failure = progress.opened.find((each) => each.failure !== null)?.failure ?? null;
  if (failure !== null) throw failure;
  return browser;
}

async function scanned(
  store: ScriptStore,
  engine: Facts['browser']['engine'],
  { opened, timings }: Progress,
  task: ProbeTask<Settings>,
): Promise<Scanned> {
  const began = task.monotonic();
  const { scanFacts } = await import('./scripts/scan-facts.ts');
  const pages = opened.map(({ wanted }) => wanted.name);
  const facts = await scanFacts(store, { pages, engine, fleet: task.settings.fleet, signal: task.signal });
  timings.push({ phase: 'scan', durationMs: task.monotonic() - began });
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
  const asked = settings.fleet.length === 0 ? {} : { fleetAsked: [...settings.fleet] };
  const { facts: scripts, gaps: unread } = progress.scripts ?? {
    facts: asked,
    gaps: progress.store === null ? [] : gapsAt(ofScan, noted('not-reached', 'browser.gap.scan-stopped')),
  };
  return {
    facts: { ...known, ...facts, ...scripts },
    gaps: [...gaps, ...unread],
    timings,
    captures: capturesOf(progress),
  };
}

function capturesOf({ opened }: Progress): NonNullable<Learnt['captures']> {
  return opened.map(({ capture }) => capture).filter((capture) => capture !== null);
}
