import type { BigIntStats } from 'node:fs';
import { platform } from 'node:os';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { createContents } from './contents.ts';
import type { Found } from './found.ts';
import { groupPaths, groups, notAsked } from './groups.ts';
import { missedBy } from './missed-by.ts';
import { paceOf } from './pace.ts';
import { readFolder } from './read-folder.ts';
import { readSingle } from './read-single.ts';
import { findRoot, type Root } from './root.ts';
import type { Facts, Settings } from './schema.ts';
import { subjectOf } from './subject-of.ts';
import { fileTouch, folderTouch, isFolderPath } from './touches.ts';

/**
 * Looks at a file or folder of this machine. What cannot be read is a gap; that nothing is there is a fact.
 *
 * @throws ProbeFailure `path-outside` and `file-missing` of `within`; `cancelled`
 */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { settings } = task;
  task.touched(isFolderPath(settings.path) ? folderTouch(settings) : fileTouch(settings));
  const began = task.monotonic();
  const root = await findRoot(settings);
  const { facts, gaps } = await foundAt(root, task);
  const timings = [{ phase: 'read', durationMs: task.monotonic() - began }];
  const unseen = groups.filter((group) => !settings.read.includes(group));
  const left = new Set<string>(unseen.flatMap((group) => groupPaths[group]));
  const kept = Object.fromEntries(Object.entries(facts).filter(([name]) => !left.has(name)));
  const rest = gaps.filter((gap) => !left.has(topOf(gap.path)));
  return { facts: kept, gaps: [...rest, ...gapsAt([...left], notAsked)], timings, subject: subjectOf(root) };
}

function topOf(path: string): string {
  return /^\w+/.exec(path)?.[0] ?? '';
}

async function foundAt(root: Root, task: ProbeTask<Settings>): Promise<Found> {
  if (root.state === 'unseen') return { facts: {}, gaps: gapsAt([''], root.missed) };
  if (root.state === 'absent') return { facts: { ...filled(noContent), ...absent(root.linksTo) }, gaps: [] };
  const presence = presenceOf(root.stats, root.linksTo);
  const inside = await insideOf(root, presence.kind, task);
  return {
    facts: { ...filled(inside), ...presence },
    gaps: [...(platform() === 'win32' ? gapsAt(['mode', 'uid', 'gid'], notOnWindows) : []), ...inside.gaps],
  };
}

/** None for every fact of content that neither was seen nor has a gap. */
function filled({ facts, gaps }: Found): Facts {
  const unseen = new Set(gaps.map(({ path }) => path));
  const none = Object.fromEntries(contentPaths.filter((path) => !unseen.has(path)).map((path) => [path, null]));
  return { ...none, ...facts };
}

const notOnWindows = noted('not-supported', 'files.gap.access-lists');

function absent(linksTo: string | null): Facts {
  const kind = linksTo === null ? null : 'link';
  return { exists: false, kind, linksTo, modifiedAt: null, mode: null, uid: null, gid: null };
}

function presenceOf(stats: BigIntStats, linksTo: string | null): Facts {
  const modifiedAt = new Date(Number(stats.mtimeMs)).toISOString();
  const owned = {
    mode: (Number(stats.mode) & 0o7777).toString(8).padStart(4, '0'),
    uid: Number(stats.uid),
    gid: Number(stats.gid),
  };
  return { exists: true, kind: kindOf(stats), linksTo, modifiedAt, ...(platform() === 'win32' ? {} : owned) };
}

function kindOf(stats: BigIntStats): 'file' | 'folder' | 'special' {
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'special';
}

const noContent: Found = { facts: {}, gaps: [] };

const readPaths = [...groupPaths.hash, ...groupPaths.keys, ...groupPaths.dates, ...groupPaths.manifest];
const contentPaths = [...groupPaths.size, ...readPaths];

async function insideOf(
  root: Root & { readonly state: 'here' },
  kind: Facts['kind'],
  task: ProbeTask<Settings>,
): Promise<Found> {
  const { settings } = task;
  const pace = paceOf(task);
  const unseen = (missed: Missed, facts: Facts = {}): Found => ({ facts, gaps: gapsAt(readPaths, missed) });
  if (kind === 'special') return unseen(neverOpened);
  const asFolder = isFolderPath(settings.path);
  const size = kind === 'file' ? { size: Number(root.stats.size) } : {};
  if (asFolder !== (kind === 'folder')) return unseen(asFolder ? isFile : isFolder, size);
  try {
    if (kind === 'file') return await readSingle(root.real, root.stats, settings, pace);
    const contents = createContents(settings);
    if (settings.read.includes('manifest')) await readFolder(root.real, contents, pace);
    return contents.finish();
  } catch (error) {
    if (error instanceof ProbeFailure) throw error.with({ facts: { exists: true } });
    return unseen(missedBy(error), size);
  }
}

const neverOpened = noted('not-supported', 'files.gap.never-opened');
const isFolder = noted('not-reached', 'files.gap.is-folder');
const isFile = noted('not-reached', 'files.gap.is-file');
