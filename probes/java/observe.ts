import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { expectPlatform } from '../../src/kit/machine/expect-platform.ts';
import { linuxIdentity } from '../../src/kit/machine/identity.ts';
import { gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { askJcmd, type Attached } from './attached.ts';
import { jvmFacts } from './jvm-facts.ts';
import type { JvmProcess } from './jvm-process.ts';
import { listJvms as listOnLinux } from './linux/list-jvms.ts';
import { mistakenProcess } from './linux/mistaken-process.ts';
import { isMeant, nameOf } from './name-of.ts';
import type { Facts, Jvm, Settings } from './schema.ts';
import { readTouches } from './touches.ts';
import { listJvms as listOnWindows } from './windows/list-jvms.ts';

/** More JVMs are cut off. */
const mostJvms = 200;

/**
 * The JVMs that run on this machine.
 *
 * @throws ProbeFailure `settings-invalid` on another system than the one named, `cancelled`.
 */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const platform = expectPlatform(task.settings.platform);
  const { signal } = task;
  if (signal.aborted) throw new ProbeFailure('cancelled', { phase: 'read' });
  const began = task.monotonic();
  const subject = platform === 'linux' ? await linuxIdentity(task) : null;
  const listed = await list(task, platform);
  const found =
    'reason' in listed ? { facts: {}, gaps: gapsAt(['count', 'jvms'], listed) } : await read(task, listed, platform);
  const timings = [{ phase: 'read', durationMs: task.monotonic() - began }];
  if (task.signal.aborted) throw new ProbeFailure('cancelled', { phase: 'read', learnt: { ...found, timings } });
  return { ...found, timings, subject };
}

async function list(task: ProbeTask<Settings>, platform: string | null): Promise<readonly JvmProcess[] | Missed> {
  if (platform === 'windows') return listOnWindows(task);
  if (platform !== 'linux') return noted('not-supported', 'kit.gap.other-system');
  for (const touch of readTouches) task.touched(touch);
  return listOnLinux(task);
}

interface Found {
  readonly facts: Facts;
  readonly gaps: readonly Gap[];
}

async function read(task: ProbeTask<Settings>, listed: readonly JvmProcess[], platform: string | null): Promise<Found> {
  const { match, attach } = task.settings;
  const meant = listed.filter(({ args }) => isMeant(args, match));
  const asks = attach && meant.length > 0;
  const attached = asks ? await ask(task, platform) : null;
  const jvms: [string, Jvm][] = [];
  const gaps: Gap[] = [];
  for (const [name, jvm] of named(meant.slice(0, mostJvms))) {
    const { facts, gaps: own } = await jvmFacts(jvm, name, answerOf(jvm, attached));
    jvms.push([name, facts]);
    gaps.push(...own);
  }
  const cut = noted('truncated', 'kit.gap.first-of', { kept: value(mostJvms), all: value(meant.length) });
  if (meant.length > mostJvms) gaps.push(...gapsAt(['jvms'], cut));
  return { facts: { count: meant.length, jvms: Object.fromEntries(jvms) }, gaps };
}

/** What the JVMs say of themselves; or why none was asked. */
async function ask(
  task: ProbeTask<Settings>,
  platform: string | null,
): Promise<ReadonlyMap<number, Attached> | Missed> {
  const mistaken = platform === 'linux' ? await mistakenProcess(task) : null;
  if (mistaken !== null) return noted('not-supported', 'java.gap.mistaken', { pid: mistaken });
  return task.signal.aborted ? unanswered : askJcmd(task);
}

const unanswered = noted('not-reached', 'java.gap.unanswered');

function answerOf(jvm: JvmProcess, attached: ReadonlyMap<number, Attached> | Missed | null): Attached | Missed | null {
  return attached === null || 'reason' in attached ? attached : (attached.get(jvm.pid) ?? unanswered);
}

/** Names in the order of the processes; a second one of the same name is told apart by a number. */
function named(jvms: readonly JvmProcess[]): readonly (readonly [string, JvmProcess])[] {
  const counts = new Map<string, number>();
  return jvms.map((jvm) => {
    const name = nameOf(jvm.args).slice(0, 300);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [count === 1 ? name : `${name} (${String(count)})`, jvm];
  });
}
