import * as z from 'zod';
import { platform } from 'node:os';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import { gapsAt, noted, type Missed } from '../../src/kit/machine/missed.ts';
import type { Found, HostTask } from './found.ts';
import { platformOf } from '../../src/kit/machine/platform.ts';
import { runtimeCommands, type RuntimeName } from './runtime-commands.ts';
import { commandTouch } from './touches.ts';
import { withinLimit } from '../../src/kit/machine/within-limit.ts';

/** Milliseconds for the commands of one program. */
const limitMs = 5000;

const reply = z.record(z.string(), z.unknown());

/** systeminformation keeps the version of the installed OpenSSL apart from the one inside Node. */
const replyNames: Partial<Record<RuntimeName, string>> = { openssl: 'systemOpenssl' };

/**
 * Asks the programs that the settings name for their version. One that gives none is a gap and not absent: it may be
 * installed outside the search path of this process. What nobody asked for is cut off.
 */
export async function readRuntimes(task: HostTask): Promise<Found> {
  const names = [...new Set(task.settings.runtimes)].sort();
  const answers = await Promise.all(names.map((name) => ask(task, name)));
  const runtimes: Record<string, string> = {};
  const gaps: Gap[] = gapsAt(['runtimes'], unnamed);
  for (const [index, name] of names.entries()) {
    const answer = answers[index];
    if (typeof answer === 'string') runtimes[name] = answer;
    else if (answer !== undefined) gaps.push({ path: `runtimes.${name}`, ...answer });
  }
  return { facts: { runtimes }, gaps };
}

const unnamed = noted('truncated', 'kit.gap.unnamed', { setting: value('runtimes') });

async function ask(task: HostTask, name: RuntimeName): Promise<string | Missed> {
  const system = platformOf(platform());
  const commands = system === null ? [] : runtimeCommands(name, system);
  if (commands.length === 0) return noted('not-supported', 'kit.gap.other-system');
  for (const argv of commands) task.touched(commandTouch(argv));
  const waited = await withinLimit(versionOf(name), limitMs, task.signal);
  if (waited.kind === 'late') return noted('not-reached', 'host.gap.late', { limit: value(limitMs, 'milliseconds') });
  if (waited.kind === 'stopped') return noted('not-reached', 'host.gap.stopped');
  const version = waited.kind === 'done' ? waited.value : null;
  if (version !== null) return version;
  const asked = commands.map((argv) => value(argv.at(-1) ?? ''));
  return noted('not-supported', 'host.gap.no-version', { commands: { kind: 'list', items: asked } });
}

async function versionOf(name: RuntimeName): Promise<string | null> {
  const { versions } = await import('systeminformation');
  const answer = reply.parse(await versions(name));
  const version = answer[replyNames[name] ?? name];
  return typeof version === 'string' && version.trim() !== '' ? version.trim() : null;
}
