import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { sep } from 'node:path';
import { noted, type Missed } from '../../src/kit/machine/missed.ts';
import { entryName } from './entry-name.ts';
import type { Globs } from './glob.ts';
import { missedBy } from './missed-by.ts';
import { throwIfStopped } from './stopped.ts';

/** Something met below the root. */
export interface Met {
  /** Below the root, with `/`. */
  readonly path: string;
  /** Where it is, as the file system names it. */
  readonly at: Buffer;
  readonly kind: 'file' | 'folder' | 'link' | 'special';
  /** A folder that could not be listed. */
  readonly missed: Missed | null;
}

/** Folders deeper than this are not entered. */
const deepest = 200;

interface Pending {
  readonly met: Met;
  readonly depth: number;
}

/**
 * Goes through a folder: siblings in the order of their names, what a folder holds right behind it. Links are met and
 * never followed, so nothing is left and nothing goes in circles. Holds only the lists of the folders it stands in.
 *
 * @param real the root, without links in it
 * @throws ProbeFailure `cancelled`
 */
export async function* walk(real: string, globs: Globs, signal: AbortSignal): AsyncGenerator<Met> {
  const root: Met = { path: '', at: Buffer.from(real), kind: 'folder', missed: null };
  const stack: Pending[] = await list(root, 0, globs);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    throwIfStopped(signal);
    const { met, depth } = next;
    if (met.kind !== 'folder' || met.missed !== null) {
      yield met;
      continue;
    }
    const inner = await listOrMissed(met, depth, globs);
    if (inner.missed !== null || globs.takes(met.path)) yield { ...met, missed: inner.missed };
    for (const each of inner.pending) stack.push(each);
  }
}

async function listOrMissed(
  met: Met,
  depth: number,
  globs: Globs,
): Promise<{ readonly pending: readonly Pending[]; readonly missed: Missed | null }> {
  if (depth >= deepest) return { pending: [], missed: noted('truncated', 'files.gap.folder-too-deep') };
  try {
    return { pending: await list(met, depth, globs), missed: null };
  } catch (error) {
    return { pending: [], missed: missedBy(error) };
  }
}

/** What a folder holds, last name first, as it goes onto a stack. */
async function list(folder: Met, depth: number, globs: Globs): Promise<Pending[]> {
  const entries = await readdir(folder.at, { encoding: 'buffer', withFileTypes: true });
  const pending = entries.map((entry) => ({ met: meet(folder, entry), depth: depth + 1 }));
  return pending
    .filter(({ met }) => (met.kind === 'folder' ? !globs.prunes(met.path) : globs.takes(met.path)))
    .sort((a, b) => (a.met.path < b.met.path ? 1 : -1));
}

function meet(folder: Met, entry: Dirent<Buffer>): Met {
  const name = entryName(entry.name);
  return {
    path: folder.path === '' ? name : `${folder.path}/${name}`,
    at: Buffer.concat([folder.at, Buffer.from(folder.at.toString().endsWith(sep) ? '' : sep), entry.name]),
    kind: kindOf(entry),
    missed: null,
  };
}

function kindOf(entry: Dirent<Buffer>): Met['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'special';
}
