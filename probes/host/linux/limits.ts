import { gapsAt, notSupported } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import type { Found, HostTask } from '../found.ts';
import { isText, readText } from '../../../src/kit/machine/read-text.ts';
import type { Facts } from '../schema.ts';

type Limits = NonNullable<Facts['limits']>;

const file = '/proc/self/limits';

/** Names in /proc/self/limits (proc_pid_limits(5)) with the facts for the soft and the hard limit. */
const given = [
  ['Max open files', 'openFiles', 'openFilesHard'],
  ['Max processes', 'processes', 'processesHard'],
] as const;

/** Limits of our own process, which it has from the account and session it was started in. */
export async function readLimits(task: HostTask): Promise<Found> {
  const read = await readText(task, file);
  if (!isText(read)) return { facts: {}, gaps: gapsAt(['limits'], read) };
  const limits = parseLimits(read.text);
  const gaps = given.flatMap(([entry, ...names]) =>
    names
      .filter((name) => limits[name] === undefined)
      .map((name) => notSupported(`limits.${name}`, 'kit.gap.no-entry', { file: value(file), entry: value(entry) })),
  );
  return { facts: { limits }, gaps };
}

/** Soft and hard limits; `unlimited` is the greatest whole number JSON keeps, so that it compares as one. */
export function parseLimits(text: string): Limits {
  const limits: Limits = {};
  for (const [name, soft, hard] of given) {
    const line = text.split('\n').find((each) => each.startsWith(`${name} `)) ?? '';
    const match = /^\s+(\d{1,20}|unlimited)\s+(\d{1,20}|unlimited)/.exec(line.slice(name.length));
    if (match?.[1] === undefined || match[2] === undefined) continue;
    limits[soft] = amount(match[1]);
    limits[hard] = amount(match[2]);
  }
  return limits;
}

function amount(written: string): number {
  return written === 'unlimited' ? Number.MAX_SAFE_INTEGER : Math.min(Number(written), Number.MAX_SAFE_INTEGER);
}
