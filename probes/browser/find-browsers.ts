import { access, constants, stat } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import { places, type Place } from './places.ts';
import type { RegisteredBrowser } from './registered/registered-browser.ts';
import { registeredBrowsers } from './registered/registered-browsers.ts';
import type { Settings } from './schema.ts';

/** A browser program that is there. */
export interface Installed {
  /** Name of the place it was found at; what it is, it says itself once it runs. */
  readonly name: string;
  readonly engine: 'chromium' | 'firefox';
  readonly path: string;
}

type Wanted = Pick<Settings, 'browser' | 'executablePath'>;

export interface Search {
  readonly found: readonly Installed[];
  /** Every path and list looked at, in order. */
  readonly looked: readonly string[];
  /** Browsers that the system names and that are not started by themselves: `360se (D:\\360\\360se.exe)`. */
  readonly others: readonly string[];
}

/** Looks for the browsers the settings allow. Nothing is started, and nothing but the presence of files is asked. */
export async function findBrowsers(settings: Wanted): Promise<Search> {
  const wanted = settings.executablePath === null ? wantedPlaces(settings) : [named(settings, settings.executablePath)];
  const found: Installed[] = [];
  for (const each of wanted) {
    if (await isProgram(each.path)) found.push(each);
  }
  return { found, looked: wanted.map(({ path }) => path), others: [] };
}

/**
 * The same; and where no browser of the Chromium family stands where they usually do, what the system has on its lists.
 * Those that are known to be driven are used like the others. What else is there may be anything, and opens its windows
 * before the eyes of whoever works there: it is only named.
 *
 * @throws ProbeFailure `cancelled`
 */
export async function searchBrowsers(settings: Wanted, task: Pick<ProbeTask<unknown>, 'execute'>): Promise<Search> {
  const usual = await findBrowsers(settings);
  const isEnough = usual.found.some(({ engine }) => engine === 'chromium' || settings.browser === 'firefox');
  if (settings.executablePath !== null || isEnough) return usual;
  const { browsers, looked } = await registeredBrowsers(task);
  const known = new Set(usual.found.map(({ path }) => path));
  const there: RegisteredBrowser[] = [];
  for (const each of browsers) if (!known.has(each.path) && (await isProgram(each.path))) there.push(each);
  const fitting = there.filter(({ choice }) => isWanted(settings, choice)).map(installedOf);
  const others = there.filter(({ choice }) => !isWanted(settings, choice)).map(({ name, path }) => `${name} (${path})`);
  const all = [...usual.found, ...fitting];
  const isLast = ({ engine }: Installed): boolean => engine === 'firefox';
  const found = [...all.filter((each) => !isLast(each)), ...all.filter(isLast)];
  return { found, looked: [...usual.looked, ...looked], others };
}

function isWanted({ browser }: Wanted, choice: RegisteredBrowser['choice']): boolean {
  return choice !== null && (browser === 'auto' || browser === choice);
}

function installedOf({ name, path, choice }: RegisteredBrowser): Installed {
  return { name, path, engine: choice === 'firefox' ? 'firefox' : 'chromium' };
}

function wantedPlaces({ browser }: Wanted): readonly Installed[] {
  const fitting = places.filter(({ choice }) => browser === 'auto' || choice === browser);
  return fitting.flatMap((place) => pathsOf(place).map((path) => ({ name: place.name, engine: place.engine, path })));
}

function pathsOf(place: Place): readonly string[] {
  return (place.paths[platform()] ?? []).map((path) => path.replace(/^~/, homedir()));
}

function named({ browser }: Wanted, path: string): Installed {
  const byName = /firefox[^/\\]*$/i.test(path) ? 'firefox' : 'chromium';
  const choice = browser === 'auto' ? byName : browser;
  const place = places.find((each) => each.choice === choice);
  return { name: place?.name ?? 'Chromium', engine: choice === 'firefox' ? 'firefox' : 'chromium', path };
}

async function isProgram(path: string): Promise<boolean> {
  try {
    if (!(await stat(path)).isFile()) return false;
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
