import type { BigIntStats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { gapsAt, type Missed } from '../../src/kit/machine/missed.ts';
import { isZip, readArchive } from './archive/read-archive.ts';
import { readAt } from './archive/zip-directory.ts';
import { createContents } from './contents.ts';
import { groupPaths } from './groups.ts';
import type { Found } from './found.ts';
import { openFile } from './open-file.ts';
import { changing, readWhole } from './read-whole.ts';
import type { Pace } from './pace.ts';
import type { Facts, Settings } from './schema.ts';
import { longestText, textFacts, tooLong } from './text-facts.ts';

const textPaths = [...groupPaths.keys, ...groupPaths.dates];

/**
 * Reads a single file once for its digest and its text, and once more where it is an archive.
 *
 * @param real without links in it
 * @throws ProbeFailure `cancelled`; MovedError; the error of the operating system
 */
export async function readSingle(real: string, stats: BigIntStats, settings: Settings, pace: Pace): Promise<Found> {
  const size = { size: Number(stats.size) };
  const { read } = settings;
  const opens = (['hash', 'keys', 'dates', 'manifest'] as const).some((group) => read.includes(group));
  if (!opens) return { facts: size, gaps: [] };
  const handle = await openFile(Buffer.from(real), stats);
  try {
    const found = await readOpened(handle, real, size.size, settings, pace);
    return { facts: { ...size, ...found.facts }, gaps: found.gaps };
  } finally {
    await handle.close();
  }
}

async function readOpened(
  handle: FileHandle,
  real: string,
  size: number,
  settings: Settings,
  pace: Pace,
): Promise<Found> {
  pace.met();
  const { read } = settings;
  const archive = isZip(await readAt(handle, 0, 4));
  const wantsText = !archive && (read.includes('keys') || read.includes('dates'));
  const keep = wantsText ? longestText : 0;
  const whole = await readWhole(handle, { hash: read.includes('hash'), keep }, pace);
  if (whole.changed) return unread(changing);
  const facts: Facts = whole.sha256 === null ? {} : { sha256: whole.sha256 };
  if (archive) return joined(facts, await archiveFacts(handle, size, settings, pace));
  if (!wantsText) return { facts, gaps: [] };
  if (whole.bytes === null) return { facts, gaps: gapsAt(textPaths, tooLong) };
  return joined(facts, await textFacts(real, whole.bytes, settings));
}

async function archiveFacts(handle: FileHandle, size: number, settings: Settings, pace: Pace): Promise<Found> {
  const binary: Facts = { encoding: 'binary', format: null };
  if (!settings.read.includes('manifest')) return { facts: binary, gaps: [] };
  const contents = createContents(settings);
  const missed = await readArchive(handle, size, contents, pace);
  if (missed !== null) return { facts: binary, gaps: gapsAt(groupPaths.manifest, missed) };
  return joined(binary, contents.finish());
}

function joined(facts: Facts, found: Found): Found {
  return { facts: { ...facts, ...found.facts }, gaps: found.gaps };
}

function unread(missed: Missed): Found {
  return { facts: {}, gaps: gapsAt([...groupPaths.hash, ...textPaths, ...groupPaths.manifest], missed) };
}
