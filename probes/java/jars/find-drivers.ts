import { readdir } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import type { Jvm } from '../schema.ts';
import { driverOf } from './driver-of.ts';
import { readJarEntries, readJarText, withJar } from './open-jar.ts';

/** Jars that are looked at of one JVM; an application has a few hundred. */
const mostJars = 5000;

/** Where the jars of a JVM are looked for. */
export interface JarPlaces {
  readonly classPath: readonly string[];
  readonly openJars: readonly string[];
  readonly workingDirectory: string;
  /** Where the file system of the JVM begins for us. */
  readonly root: string;
}

type Drivers = NonNullable<Jvm['drivers']>;

/**
 * JDBC drivers among the jars of a JVM: those on its class path, those it has open, and those packed inside the jar it
 * was started with (BOOT-INF/lib, WEB-INF/lib). The version comes from the file name, else from the manifest. `unseen`
 * are names of places that could not be read.
 */
export async function findDrivers(
  places: JarPlaces,
): Promise<{ readonly drivers: Drivers; readonly unseen: readonly string[] }> {
  const found = new Map<string, { readonly versions: Set<string | null>; readonly files: Set<string> }>();
  const unseen: string[] = [];
  const add = (file: string, told: string | null): void => {
    const driver = driverOf(file);
    if (driver === null) return;
    const known = found.get(driver.name) ?? { versions: new Set(), files: new Set() };
    known.versions.add(driver.version ?? told);
    known.files.add(file);
    found.set(driver.name, known);
  };
  const jars = new Set<string>();
  for (const entry of places.classPath) for (const jar of await expand(entry, places, unseen)) jars.add(jar);
  for (const jar of places.openJars) jars.add(jar);
  for (const jar of [...jars].slice(0, mostJars)) {
    const file = basename(jar);
    const driver = driverOf(file);
    if (driver !== null) add(file, driver.version ?? (await manifestVersion(places.root + jar)));
    for (const inner of driver === null ? await packed(jar, places, unseen) : []) add(basename(inner), null);
  }
  const drivers = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { versions, files }]) => {
      const [version] = versions;
      const one = versions.size === 1 && version !== null && version !== undefined;
      return [name, { ...(one ? { version } : {}), files: [...files].sort() }] as const;
    });
  return { drivers: Object.fromEntries(drivers), unseen };
}

/** The jars that an entry of a class path stands for. */
async function expand(entry: string, places: JarPlaces, unseen: string[]): Promise<readonly string[]> {
  const path = isAbsolute(entry) ? entry : join(places.workingDirectory, entry);
  if (!path.endsWith('/*') && !path.endsWith('\\*')) return /\.[jw]ar$/i.test(path) ? [path] : [];
  const folder = path.slice(0, -2);
  const names = await readdir(places.root + folder).catch(() => null);
  if (names === null) unseen.push(folder);
  return (names ?? []).filter((name) => /\.jar$/i.test(name)).map((name) => join(folder, name));
}

/** Names of the jars inside the jar or archive a JVM was started with. */
async function packed(jar: string, places: JarPlaces, unseen: string[]): Promise<readonly string[]> {
  if (places.classPath.length !== 1) return [];
  try {
    const entries = await withJar(places.root + jar, readJarEntries);
    return entries.map(({ name }) => name).filter((name) => /(?:^|\/)lib\/[^/]+\.jar$/i.test(name));
  } catch {
    unseen.push(jar);
    return [];
  }
}

async function manifestVersion(path: string): Promise<string | null> {
  const text = await withJar(path, async (file) => {
    const entries = await readJarEntries(file);
    const manifest = entries.find(({ name }) => name === 'META-INF/MANIFEST.MF');
    return manifest === undefined ? null : readJarText(file, manifest);
  }).catch(() => null);
  return /^(?:Implementation|Bundle)-Version:[ \t]*(\S[^\r\n]{0,100})/m.exec(text ?? '')?.[1]?.trim() ?? null;
}
