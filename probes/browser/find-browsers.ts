import { access, constants, stat } from 'node:fs/promises';
import { homedir, platform } from 'node:os';
import { places, type Place } from './places.ts';
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
  /** Every path looked at, in order. */
  readonly looked: readonly string[];
}

/** Looks for the browsers the settings allow. Nothing is started, and nothing but the presence of files is asked. */
export async function findBrowsers(settings: Wanted): Promise<Search> {
  const wanted = settings.executablePath === null ? wantedPlaces(settings) : [named(settings, settings.executablePath)];
  const found: Installed[] = [];
  for (const each of wanted) {
    if (await isProgram(each.path)) found.push(each);
  }
  return { found, looked: wanted.map(({ path }) => path) };
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
