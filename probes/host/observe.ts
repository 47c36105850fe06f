import { platform as nodePlatform } from 'node:os';
import type { ProbeAnswer } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { value } from '../../src/model/message.ts';
import type { Gap, Timing } from '../../src/model/observation.ts';
import { gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import type { Found, HostTask, Reader } from './found.ts';
import { askedPrograms } from './asked-programs.ts';
import { groupPaths, groups, type Group } from './groups.ts';
import { identity } from './identity.ts';
import { missedReply } from './missed-reply.ts';
import { platformOf, type Platform } from '../../src/kit/machine/platform.ts';
import { readerOf } from './readers.ts';
import type { Facts } from './schema.ts';
import { groupCommands, loadCommands } from './system-commands.ts';
import { callTouches, commandTouch } from './touches.ts';
import { withinLimit } from '../../src/kit/machine/within-limit.ts';

/** Milliseconds for one group; those that start commands take longer, PowerShell above all. */
const limitMs = 5000;
const commandLimitMs = 15_000;

/**
 * Looks at the machine it runs on, all groups of facts side by side. A group that fails or lasts too long leaves gaps.
 * Throws ProbeFailure `settings-invalid` where the settings name another operating system, `cancelled` when stopped.
 */
export async function observe(task: HostTask): Promise<ProbeAnswer<Facts>> {
  const platform = platformOf(nodePlatform());
  const { settings, signal } = task;
  if (settings.platform !== undefined && settings.platform !== platform) {
    throw new ProbeFailure('settings-invalid', { phase: 'settings', params: { setting: 'platform' } });
  }
  if (signal.aborted) throw new ProbeFailure('cancelled', { phase: 'read' });
  const began = task.monotonic();
  touchLoaded(task, platform);
  const [named, ...found] = await Promise.all([
    withinLimit(identity(task, platform), limitOf(identityGroup, platform), signal),
    ...groups.map((group) => readGroup(task, group, platform)),
  ]);
  const facts: Facts = {};
  for (const each of found) Object.assign(facts, each.facts);
  const gaps: Gap[] = found.flatMap((each) => each.gaps);
  const timings: Timing[] = [{ phase: 'read', durationMs: task.monotonic() - began }];
  const subject = named.kind === 'done' ? named.value : null;
  if (task.signal.aborted) {
    throw new ProbeFailure('cancelled', { phase: 'read', learnt: { facts, gaps, timings, subject } });
  }
  return { facts, gaps, timings, subject };
}

/** Loading systeminformation starts a command on Windows. */
function touchLoaded(task: HostTask, platform: Platform | null): void {
  for (const argv of platform === null ? [] : loadCommands[platform]) task.touched(commandTouch(argv));
}

/** The group whose limit holds for the identity of the machine: it starts commands where memory does. */
const identityGroup: Group = 'memory';

function limitOf(group: Group, platform: Platform | null): number {
  const commands = platform === null ? [] : [...groupCommands(group, platform), ...askedPrograms(group, platform)];
  const starts = group === 'runtimes' || commands.length > 0;
  return starts ? commandLimitMs : limitMs;
}

async function readGroup(task: HostTask, group: Group, platform: Platform | null): Promise<Found> {
  if (!task.settings.collect.includes(group)) return unseen(group, notCollected);
  const reader = readerOf(group, platform);
  if (reader === null) return unseen(group, notOffered);
  for (const touch of callTouches(group)) task.touched(touch);
  for (const argv of platform === null ? [] : groupCommands(group, platform)) task.touched(commandTouch(argv));
  const limit = limitOf(group, platform);
  const waited = await withinLimit(read(reader, task), limit, task.signal);
  switch (waited.kind) {
    case 'done':
      return waited.value;
    case 'failed':
      return unseen(group, missedReply(waited.error));
    case 'late':
      return unseen(group, noted('not-reached', 'host.gap.late', { limit: value(limit, 'milliseconds') }));
    case 'stopped':
      return unseen(group, noted('not-reached', 'host.gap.stopped'));
  }
}

/** Async, so that what a reader throws at once becomes a rejection too. */
async function read(reader: Reader, task: HostTask): Promise<Found> {
  return reader(task);
}

const notCollected = noted('not-reached', 'kit.gap.setting', { setting: value('collect') });
const notOffered = noted('not-supported', 'kit.gap.other-system');

function unseen(group: Group, missed: Missed): Found {
  return { facts: {}, gaps: gapsAt(groupPaths[group], missed) };
}
