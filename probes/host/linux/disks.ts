import { stat, statfs } from 'node:fs/promises';
import type { StatsFs } from 'node:fs';
import { formatFactPath } from '../../../src/model/fact-path.ts';
import { value } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { gapsAt, missedBy, noted, notSupported, type Missed } from '../../../src/kit/machine/missed.ts';
import type { Found, HostTask } from '../found.ts';
import { isText, readText } from '../../../src/kit/machine/read-text.ts';
import type { Facts } from '../schema.ts';
import { withinLimit } from '../../../src/kit/machine/within-limit.ts';
import { disksOf } from '../elsewhere/disks-of.ts';
import { missedReply } from '../missed-reply.ts';
import { remoteDiskCommands } from '../system-commands.ts';
import { commandTouch } from '../touches.ts';
import { parseMounts, realMounts, splitRemote, type Mount } from './mounts.ts';
import { tmpFacts } from './tmp-facts.ts';

type Disk = NonNullable<Facts['disks']>[number];

const mountsFile = '/proc/self/mounts';

/** More are cut off: a node of a cluster can carry thousands. */
const mostDisks = 200;

/** Milliseconds for one file system. */
const limitMs = 1000;

/** Milliseconds for `df`, below the limit of the group. */
const dfLimitMs = 3000;

const sizes = ['size', 'used', 'free', 'inodes', 'freeInodes'];

/** Mounted file systems with size and free space: local ones by statfs(2), remote ones only where the settings ask. */
export async function readDisks(task: HostTask): Promise<Found> {
  const read = await readText(task, mountsFile);
  if (!isText(read)) return { facts: {}, gaps: gapsAt(['disks', 'tmp'], read) };
  const mounts = parseMounts(read.text);
  const all = realMounts(mounts);
  const { local, remote } = splitRemote(all.slice(0, mostDisks));
  const found = [...(await readLocal(local, task.signal)), ...(await readRemote(task, remote))];
  const disks = found.map((each) => each.disk).sort((a, b) => (a.mount < b.mount ? -1 : 1));
  const gaps = found.flatMap((each) => each.gaps);
  if (all.length > mostDisks) {
    const kept = { kept: value(mostDisks), all: value(all.length) };
    gaps.push(...gapsAt(['disks'], noted('truncated', 'kit.gap.first-of', kept)));
  }
  const tmp = tmpFacts(mounts);
  const noRoot = { file: value(mountsFile), entry: value('/') };
  if (tmp === null) gaps.push(notSupported('tmp', 'kit.gap.no-entry', noRoot));
  return { facts: { disks, ...(tmp === null ? {} : { tmp }) }, gaps };
}

interface FoundDisk {
  readonly disk: Disk;
  readonly gaps: readonly Gap[];
}

/** One after the other: after the first that does not answer, no other thread of Node is put at risk. */
async function readLocal(mounts: readonly Mount[], signal: AbortSignal): Promise<readonly FoundDisk[]> {
  const found: FoundDisk[] = [];
  let stuckAt: string | null = null;
  for (const mount of mounts) {
    const looked = stuckAt === null ? await lookAt(mount, signal) : afterStuck(stuckAt);
    if (looked === 'no-folder') continue;
    if (looked === 'stuck') stuckAt = mount.mount;
    found.push(foundDisk(mount, looked === 'stuck' ? noAnswer : looked));
  }
  return found;
}

function foundDisk(mount: Mount, looked: StatsFs | Missed): FoundDisk {
  if ('bsize' in looked) return { disk: { ...about(mount), ...amountsOf(looked) }, gaps: [] };
  return { disk: about(mount), gaps: sizeGaps(mount, looked) };
}

/** With `df` in a process of its own, which can be left behind where a server is dead. */
async function readRemote(task: HostTask, mounts: readonly Mount[]): Promise<readonly FoundDisk[]> {
  if (mounts.length === 0) return [];
  if (!task.settings.remoteDisks) return mounts.map((mount) => foundDisk(mount, notAsked));
  for (const argv of remoteDiskCommands) task.touched(commandTouch(argv));
  const waited = await withinLimit(askDf(), dfLimitMs, task.signal);
  if (waited.kind !== 'done') {
    const missed = waited.kind === 'failed' ? missedReply(waited.error) : noAnswerOfDf;
    return mounts.map((mount) => foundDisk(mount, missed));
  }
  const answers = new Map(waited.value.map((each) => [each.mount, each]));
  return mounts.map((mount) => {
    const answer = answers.get(mount.mount);
    if (answer === undefined) return foundDisk(mount, notListed);
    return { disk: { ...answer, ...about(mount) }, gaps: [] };
  });
}

async function askDf(): Promise<readonly Disk[]> {
  const { fsSize } = await import('systeminformation');
  return disksOf(await fsSize());
}

function about(mount: Mount): Disk {
  const { device, type, readOnly, options } = mount;
  return { mount: mount.mount, device, type, readOnly, options: [...options] };
}

const noAnswer = noted('not-reached', 'host.gap.late', { limit: value(limitMs, 'milliseconds') });
const noAnswerOfDf = noted('not-reached', 'host.gap.dead-server', {
  program: value('df'),
  limit: value(dfLimitMs, 'milliseconds'),
});
const notListed = noted('not-reached', 'kit.gap.not-told', { source: value('df') });
const notAsked = noted('not-reached', 'host.gap.remote', { setting: value('remoteDisks: true') });

function afterStuck(place: string): Missed {
  return noted('not-reached', 'host.gap.after-stuck', { place: value(place) });
}

function sizeGaps(mount: Mount, missed: Missed): Gap[] {
  const element = formatFactPath([
    { kind: 'name', name: 'disks' },
    { kind: 'key', field: 'mount', value: mount.mount },
  ]);
  return gapsAt(
    sizes.map((name) => `${element}.${name}`),
    missed,
  );
}

/** A single file that is mounted over another one (containers do so) is no disk: `no-folder`. */
async function lookAt(mount: Mount, signal: AbortSignal): Promise<StatsFs | Missed | 'stuck' | 'no-folder'> {
  const waited = await withinLimit(statFolder(mount.mount), limitMs, signal);
  switch (waited.kind) {
    case 'done':
      return waited.value ?? 'no-folder';
    case 'failed':
      return missedBy(waited.error);
    case 'late':
    case 'stopped':
      return 'stuck';
  }
}

async function statFolder(path: string): Promise<StatsFs | null> {
  const entry = await stat(path);
  return entry.isDirectory() ? await statfs(path) : null;
}

/** `bavail` is what is left without the part kept for root. File systems without a fixed number of files say 0. */
export function amountsOf(stats: StatsFs): Omit<Disk, 'mount'> {
  return {
    size: stats.blocks * stats.bsize,
    used: (stats.blocks - stats.bfree) * stats.bsize,
    free: stats.bavail * stats.bsize,
    ...(stats.files === 0 ? {} : { inodes: stats.files, freeInodes: stats.ffree }),
  };
}
