import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { expectPlatform } from '../../src/kit/machine/expect-platform.ts';
import { linuxIdentity } from '../../src/kit/machine/identity.ts';
import { gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { findOwners } from './linux/find-owners.ts';
import { readListeners } from './linux/read-listeners.ts';
import type { OwnedListener, Owner } from './listener.ts';
import { portFacts } from './port-facts.ts';
import type { Facts, Settings } from './schema.ts';
import { searchTouch } from './touches.ts';
import { askWindows, netstat } from './windows/ask-windows.ts';

/** Milliseconds for looking through the processes of the machine. */
const searchMs = 8000;

const transports = ['tcp', 'udp'] as const;

/**
 * What listens on this machine.
 *
 * @throws ProbeFailure `settings-invalid` on another system than the one named, `cancelled`.
 */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const platform = expectPlatform(task.settings.platform);
  const { signal } = task;
  if (signal.aborted) throw new ProbeFailure('cancelled', { phase: 'read' });
  const began = task.monotonic();
  const { facts, gaps } = await lookOn(task, platform);
  const timings = [{ phase: 'read', durationMs: task.monotonic() - began }];
  const subject = platform === 'linux' ? await linuxIdentity(task) : null;
  if (task.signal.aborted) throw new ProbeFailure('cancelled', { phase: 'read', learnt: { facts, gaps, timings } });
  return { facts, gaps, timings, subject };
}

interface Found {
  readonly facts: Facts;
  readonly gaps: readonly Gap[];
}

async function lookOn(task: ProbeTask<Settings>, platform: string | null): Promise<Found> {
  if (platform === 'linux') return lookOnLinux(task);
  if (platform === 'windows') return lookOnWindows(task);
  return unseen(noted('not-supported', 'kit.gap.other-system'));
}

function unseen(missed: Missed): Found {
  return { facts: {}, gaps: gapsAt(transports, missed) };
}

async function lookOnLinux(task: ProbeTask<Settings>): Promise<Found> {
  const facts: Facts = {};
  const gaps: Gap[] = [];
  const tcp = await readListeners(task, 'tcp');
  const udp = await readListeners(task, 'udp');
  const all = [tcp, udp].flatMap((each) => ('reason' in each ? [] : each));
  const owners = task.settings.processes ? await owned(task, new Set(all.map(({ inode }) => inode))) : null;
  for (const [transport, listeners] of [
    ['tcp', tcp],
    ['udp', udp],
  ] as const) {
    if ('reason' in listeners) {
      gaps.push(...gapsAt([transport], listeners));
      continue;
    }
    const withOwners = listeners.map(({ inode, ...each }) => ({ ...each, owner: owners?.get(inode) ?? notAsked }));
    const { ports, gaps: ownerGaps } = portFacts(transport, withOwners);
    facts[transport] = ports;
    gaps.push(...ownerGaps);
  }
  return { facts, gaps };
}

const notAsked: Owner = {
  kind: 'missed',
  missed: noted('not-reached', 'kit.gap.setting', { setting: value('processes') }),
};

const tooLong = noted('truncated', 'kit.gap.too-long', { program: value(netstat[0]) });

function owned(task: ProbeTask<Settings>, inodes: ReadonlySet<string>): Promise<ReadonlyMap<string, Owner>> {
  task.touched(searchTouch);
  const { signal, monotonic } = task;
  return findOwners(inodes, { signal, monotonic, until: monotonic() + searchMs });
}

async function lookOnWindows(task: ProbeTask<Settings>): Promise<Found> {
  const answer = await askWindows(task, task.settings.processes);
  if ('reason' in answer) return unseen(answer);
  const facts: Facts = {};
  const gaps: Gap[] = [];
  for (const transport of transports) {
    const listeners = answer.listeners.filter((each) => each.transport === transport);
    const { ports, gaps: ownerGaps } = portFacts(transport, named(listeners, task.settings.processes));
    facts[transport] = ports;
    gaps.push(...ownerGaps);
    if (answer.truncated) gaps.push(...gapsAt([transport], tooLong));
  }
  return { facts, gaps };
}

function named(listeners: readonly OwnedListener[], processes: boolean): readonly OwnedListener[] {
  return processes ? listeners : listeners.map((each) => ({ ...each, owner: notAsked }));
}
