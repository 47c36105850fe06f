import { userInfo } from 'node:os';
import type { Browser, BrowserType } from 'playwright';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { nested, value } from '../../src/model/message.ts';
import type { ClientGate } from '../../src/kit/ladder/client-gate.ts';
import { watchForProcess } from './browser-process.ts';
import { directOrigins, rememberGate } from './client-gate.ts';
import { findBrowsers, searchBrowsers, type Installed, type Search } from './find-browsers.ts';
import type { Settings } from './schema.ts';
import { startError } from './start-error.ts';
import { chromiumSwitches, firefoxPreferences } from './wall.ts';

/** A browser that runs and answers. */
export interface Launched {
  readonly browser: Browser;
  readonly installed: Installed;
  /** Ends it and everything it started, and removes its profile; resolves once it is gone. Never rejects. */
  readonly close: () => Promise<void>;
}

/** How long a browser may take to start: Firefox on a slow disk needs several seconds. */
const startMs = 30_000;
/** How long it may take to end by itself, which leaves no traces; then it is killed. */
const endMs = 2000;

/**
 * Starts the first installed browser that the settings allow and that starts. Nothing is ever downloaded.
 *
 * @param keys of servers that are trusted, see trustedKeys; Firefox cannot be told of them
 * @param gate for the client certificate; null: there is none. Not with Firefox either, which would not take its key
 * @throws ProbeFailure `browser-missing` with the paths looked at; `browser-failed`; `cancelled`.
 */
export async function launch(
  task: ProbeTask<Settings>,
  keys: readonly string[],
  gate: ClientGate | null,
): Promise<Launched> {
  const { settings } = task;
  const search = await searchBrowsers(settings, task);
  const all = await withLastResort(search, settings);
  const candidates = settings.ca === null && gate === null ? all : all.filter(({ engine }) => engine === 'chromium');
  let first: ProbeFailure | null = null;
  for (const installed of candidates) {
    const launched = await start(task, installed, keys, gate);
    if (!(launched instanceof ProbeFailure)) return launched;
    first ??= launched;
    if (task.signal.aborted) break;
  }
  throw first ?? missing(settings, search);
}

/** Each browser once; the one that came with Playwright, if any, where none is installed. */
async function withLastResort({ found }: Search, { browser, executablePath }: Settings): Promise<readonly Installed[]> {
  const distinct = found.filter((each, index) => found.findIndex(({ name }) => name === each.name) === index);
  if (distinct.length > 0 || executablePath !== null || (browser !== 'auto' && browser !== 'chromium')) return distinct;
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  if (path === '') return [];
  const { found: own } = await findBrowsers({ browser: 'chromium', executablePath: path });
  return own;
}

async function start(
  task: ProbeTask<Settings>,
  installed: Installed,
  keys: readonly string[],
  gate: ClientGate | null,
): Promise<Launched | ProbeFailure> {
  const playwright = await import('playwright');
  const child = watchForProcess();
  const stop = (): void => child.kill();
  task.signal.addEventListener('abort', stop, { once: true });
  try {
    if (task.signal.aborted) return new ProbeFailure('cancelled', { phase: 'launch' });
    const browser = await playwright[installed.engine].launch(
      options(task.settings, installed, child.mark, keys, gate),
    );
    if (gate !== null) rememberGate(browser, gate);
    child.remember();
    return { browser, installed, close: () => close(browser, child.kill) };
  } catch (error) {
    child.kill();
    const params = { browser: value(installed.path) };
    return new ProbeFailure('browser-failed', { phase: 'launch', params, cause: startError(error) });
  } finally {
    task.signal.removeEventListener('abort', stop);
    child.forget();
  }
}

function options(
  settings: Settings,
  installed: Installed,
  mark: string,
  keys: readonly string[],
  gate: ClientGate | null,
): Parameters<BrowserType['launch']>[0] {
  const origins = directOrigins(settings);
  const common = {
    executablePath: installed.path,
    headless: true,
    timeout: startMs,
    // stopping is the runner's matter; with these the driver would end our process
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
  if (installed.engine === 'firefox') {
    // the channel selects WebDriver BiDi, which unmodified Firefox speaks
    return { ...common, channel: 'moz-firefox', args: [mark], firefoxUserPrefs: firefoxPreferences(origins) };
  }
  // As root Chromium refuses to start with its sandbox; everybody else keeps it.
  return { ...common, chromiumSandbox: !isRoot(), args: [...chromiumSwitches(origins, keys, gate), mark] };
}

function isRoot(): boolean {
  return userInfo().uid === 0;
}

async function close(browser: Browser, kill: () => void): Promise<void> {
  const timer = setTimeout(kill, endMs);
  try {
    await browser.close();
  } catch {
    // it is gone already
  } finally {
    clearTimeout(timer);
    kill();
  }
}

const choices: { readonly [B in Settings['browser']]: string } = {
  auto: 'Chrome / Edge / Chromium / Firefox',
  chromium: 'Chromium',
  chrome: 'Google Chrome',
  edge: 'Microsoft Edge',
  firefox: 'Firefox',
};

function missing({ browser, ca, clientCertificate }: Settings, { looked, others }: Search): ProbeFailure {
  const isChromium = browser === 'auto' && (ca !== null || clientCertificate !== null);
  const note = nested({ code: 'browser.note.others', params: { browsers: value([...others]) } });
  const params = {
    browser: isChromium ? 'Chrome / Edge / Chromium' : choices[browser],
    looked: value([...looked]),
    ...(others.length === 0 ? {} : { note }),
  };
  return new ProbeFailure('browser-missing', { phase: 'launch', params });
}
