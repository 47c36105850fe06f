import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import type { Executed } from '../../src/kit/execute.ts';
import { decodeText } from '../../src/kit/machine/decode-text.ts';
import { expectPlatform } from '../../src/kit/machine/expect-platform.ts';
import { noted } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { nested, value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { parseUnix } from './parse-unix.ts';
import { parseWindows } from './parse-windows.ts';
import { pingArgv } from './ping-argv.ts';
import type { Facts, Settings } from './schema.ts';
import { isName } from './touches.ts';

/**
 * Sends echo requests with the ping program of the system, which has the rights that it takes.
 *
 * @throws ProbeFailure `ping-no-reply`; the name-* causes; `capability-missing` where there is no ping program, or this
 * account or container may not use it; `command-failed` where its output is not understood.
 */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { host, count, replyWithin, platform: named } = task.settings;
  const platform = expectPlatform(named);
  if (platform === null) throw new ProbeFailure('capability-missing', { phase: 'command' });
  if (isName(host)) await task.lookup(host);
  const argv = pingArgv(platform, task.settings);
  const limitMs = count * (replyWithin + 1) * 1000 + 3000;
  const ended = await run(task, argv, limitMs);
  const text = decodeText(ended.stdout, 'auto', ended.truncated);
  const facts = platform === 'windows' ? parseWindows(text) : parseUnix(text);
  const timings = [{ phase: 'command', durationMs: ended.durationMs }];
  if (facts === null) throw withoutStatistics(argv[0], decodeText(ended.stderr, 'auto', ended.truncated) || text);
  if (facts.received === 0) {
    const params = { host, sent: facts.sent };
    const words = unreachable.exec(text)?.[0];
    const cause = words === undefined ? undefined : new Error(words.trim());
    throw new ProbeFailure('ping-no-reply', { phase: 'command', params, learnt: { facts, timings }, cause });
  }
  return { facts, gaps: gapsOf(facts), timings };
}

/** What a router on the way, or our own system, says of the target. */
const unreachable = /^.*(?:unreachable|filtered|prohibited|exceeded|无法访问|expired|过期).*$/im;

async function run(
  task: ProbeTask<Settings>,
  argv: readonly [string, ...string[]],
  limitMs: number,
): Promise<Executed> {
  try {
    return await task.execute({ argv, environment: { LC_ALL: 'C', LANGUAGE: 'C' }, limitMs });
  } catch (error) {
    const isMissing = error instanceof ProbeFailure && error.failureCause === 'command-not-found';
    if (!isMissing) throw error;
    const note = nested({ code: 'kit.gap.not-installed', params: { program: value(argv[0]) } });
    throw new ProbeFailure('capability-missing', { phase: 'command', params: { note }, cause: error.cause });
  }
}

/** Raw sockets are for root; containers and hardened systems take the right away from the program. */
const notPermitted = /not permitted|permission denied|cap_net_raw|lacking privilege/i;

function withoutStatistics(program: string, said: string): ProbeFailure {
  const detail = new Error(said.trim().slice(0, 300));
  if (notPermitted.test(said)) return new ProbeFailure('capability-missing', { phase: 'command', cause: detail });
  const params = { program: value(program) };
  return new ProbeFailure('command-failed', { phase: 'command', params, cause: detail });
}

function gapsOf(facts: Facts): readonly Gap[] {
  const missing = (['address', 'time', 'ttl'] as const).filter((path) => facts[path] === undefined);
  const missed = noted('not-supported', 'kit.gap.not-told', { source: value('ping') });
  return missing.map((path) => ({ path, ...missed }));
}
