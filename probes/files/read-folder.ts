import type { BigIntStats } from 'node:fs';
import { lstat, readlink, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import type { Missed } from '../../src/kit/machine/missed.ts';
import { compileGlobs } from './glob.ts';
import { entryName } from './entry-name.ts';
import { missedBy } from './missed-by.ts';
import { openFile } from './open-file.ts';
import { changing, readWhole, type Reading, type WholeRead } from './read-whole.ts';
import type { Pace } from './pace.ts';
import type { Entry } from './schema.ts';
import type { Contents } from './contents.ts';
import { isStopped } from './stopped.ts';
import { walk, type Met } from './walk.ts';

/** Files that are open at once. */
const atOnce = 6;

interface Digested {
  readonly entry: Entry;
  readonly missed: Missed | null;
  readonly bytes: Buffer | null;
}

/**
 * Reads all of a folder that the globs take, a few files at a time, and hands it over in order.
 *
 * @param real the folder, without links in it
 * @throws ProbeFailure `cancelled`
 */
export async function readFolder(real: string, contents: Contents, pace: Pace): Promise<void> {
  const globs = compileGlobs(contents.include, contents.exclude);
  const folder = real.endsWith(sep) ? real : real + sep;
  const window: Promise<Digested>[] = [];
  try {
    for await (const met of walk(real, globs, pace.signal)) {
      await takeFirst(window, atOnce - 1, contents);
      pace.met();
      const reading = digested(met, folder, contents.readingOf(met.path), pace);
      // it may fail while the walk is waited for, before its turn comes: that must not end the process
      reading.catch(() => undefined);
      window.push(reading);
    }
    await takeFirst(window, 0, contents);
  } finally {
    // where one was stopped, the others end too, and their failures are the same
    await Promise.allSettled(window);
  }
}

/** Hands over the first ones until no more than so many are left. */
async function takeFirst(window: Promise<Digested>[], left: number, contents: Contents): Promise<void> {
  while (window.length > left) {
    const done = await window.shift();
    if (done !== undefined) await contents.add(done.entry, done.missed, done.bytes);
  }
}

async function digested(met: Met, folder: string, reading: Reading, pace: Pace): Promise<Digested> {
  const { path, kind } = met;
  try {
    if (kind === 'file') return await readFile(met, reading, pace);
    const none = { size: null, sha256: null };
    if (kind !== 'link') return { entry: { path, kind, ...none }, missed: met.missed, bytes: null };
    return { entry: { path, kind, ...none, ...(await linkOf(met, folder)) }, missed: null, bytes: null };
  } catch (error) {
    if (isStopped(error)) throw error;
    return { entry: { path, kind }, missed: missedBy(error), bytes: null };
  }
}

async function readFile({ path, at }: Met, reading: Reading, pace: Pace): Promise<Digested> {
  const seen = await lstat(at, { bigint: true });
  const entry: Entry = { path, kind: 'file', size: Number(seen.size) };
  if (!reading.hash && reading.keep === 0) return { entry, missed: null, bytes: null };
  try {
    const { sha256, bytes, changed } = await readOpened(at, seen, reading, pace);
    if (changed) return { entry, missed: changing, bytes: null };
    return { entry: sha256 === null ? entry : { ...entry, sha256 }, missed: null, bytes };
  } catch (error) {
    if (isStopped(error)) throw error;
    return { entry, missed: missedBy(error), bytes: null };
  }
}

async function readOpened(at: Buffer, seen: BigIntStats, reading: Reading, pace: Pace): Promise<WholeRead> {
  const handle = await openFile(at, seen);
  try {
    return await readWhole(handle, reading, pace);
  } finally {
    await handle.close();
  }
}

/** Where a link points; it is resolved to tell whether that is outside, and never opened. */
async function linkOf({ at }: Met, folder: string): Promise<Pick<Entry, 'linksTo' | 'outside'>> {
  const linksTo = entryName(await readlink(at, { encoding: 'buffer' }));
  const target = await realpath(at).catch(() => null);
  const inside = target === null || `${target}${sep}`.startsWith(folder);
  return inside ? { linksTo } : { linksTo, outside: true };
}
