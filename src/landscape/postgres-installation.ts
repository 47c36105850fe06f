import { constants, type Dirent } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import type { LandscapeFolder } from './landscape-folder.ts';
import { findPostgresPackage, type PostgresMajor, type PostgresPackage } from './postgres-package.ts';
import { settleAll } from './settle-all.ts';

/** PostgreSQL programs copied into a landscape folder, to be shared by all servers of that major. */
export interface PostgresInstallation {
  readonly major: PostgresMajor;
  /** Absolute paths of the programs. */
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

// Only needed to compile against; a third of the bytes.
const unneededFolders = ['include', 'pkgconfig', 'pgxs'];

/**
 * Copies the programs of one major into the landscape folder, where any account can run them, and makes the library
 * links that the package's install script would have made: install scripts are often switched off.
 *
 * @param source where they are; absent: the optional dependency of this package
 * @throws Error when the package of this platform is missing.
 */
export async function installPostgres(
  major: PostgresMajor,
  folder: LandscapeFolder,
  signal: AbortSignal,
  source?: PostgresPackage,
): Promise<PostgresInstallation> {
  const { native, links } = source ?? (await findPostgresPackage(major));
  const root = join(folder.path, `postgresql-${major}`);
  await mkdir(root);
  if (folder.account !== null) await chmod(root, 0o755);
  for (const part of ['bin', 'lib', 'share']) {
    await copyTree(join(native, part), join(root, part), signal);
  }
  await makeLinks(links, root);
  const ending = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(root, 'bin', `${name}${ending}`);
  return {
    major,
    initdb: program('initdb'),
    postgres: program('postgres'),
    pgCtl: program('pg_ctl'),
  };
}

/** Copies files and folders, readable by every account whatever the source's modes; links are made anew later. */
async function copyTree(from: string, to: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await mkdir(to);
  await chmod(to, 0o755);
  const entries = await readdir(from, { withFileTypes: true });
  await settleAll(entries.map((entry) => copyEntry(entry, from, to, signal)));
}

async function copyEntry(entry: Dirent, from: string, to: string, signal: AbortSignal): Promise<void> {
  const target = join(to, entry.name);
  if (entry.isDirectory()) {
    if (unneededFolders.includes(entry.name)) return;
    await copyTree(join(from, entry.name), target, signal);
    return;
  }
  if (!entry.isFile() || extname(entry.name) === '.a') return;
  await copyFile(join(from, entry.name), target, constants.COPYFILE_FICLONE);
  await chmod(target, 0o755);
}

async function makeLinks(links: PostgresPackage['links'], root: string): Promise<void> {
  for (const link of links) {
    const from = inside(root, link.target);
    const to = inside(root, link.source);
    await symlink(relative(dirname(from), to), from);
  }
}

/** Turns `native/lib/x` of a package into a path in the copy; a path that leads out of it is refused. */
function inside(root: string, path: string): string {
  const target = resolve(root, relative('native', path));
  if (!target.startsWith(root + sep)) throw new Error(`Link outside of the package: ${path}`);
  return target;
}
