import { readFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import { value } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { gapsAt, missedBy, notSupported } from '../../../src/kit/machine/missed.ts';
import type { Found, HostTask } from '../found.ts';
import { isText, readText } from '../../../src/kit/machine/read-text.ts';
import { pageSizeOf } from './page-size.ts';
import { parseMeminfo } from './parse-meminfo.ts';

const meminfoFile = '/proc/meminfo';

/** Names in /proc/meminfo (proc_meminfo(5)) of the facts it gives. */
const given = [
  ['total', 'MemTotal'],
  ['available', 'MemAvailable'],
  ['swapTotal', 'SwapTotal'],
] as const;

type Amounts = { [K in (typeof given)[number][0] | 'pageSize']?: number };

/** Memory from /proc/meminfo, the limit of our control group, the page size from the auxiliary vector (getauxval(3)). */
export async function readMemory(task: HostTask): Promise<Found> {
  const gaps: Gap[] = [];
  const amounts: Amounts = {};
  const meminfo = await readText(task, meminfoFile);
  const values = isText(meminfo) ? parseMeminfo(meminfo.text) : new Map<string, number>();
  for (const [fact, name] of given) {
    const amount = values.get(name);
    const lacks = { file: value(meminfoFile), entry: value(name) };
    if (amount !== undefined) amounts[fact] = amount;
    else if (isText(meminfo)) gaps.push(notSupported(`memory.${fact}`, 'kit.gap.no-entry', lacks));
    else gaps.push(...gapsAt([`memory.${fact}`], meminfo));
  }
  const pageSize = await readPageSize(task, gaps);
  if (pageSize !== null) amounts.pageSize = pageSize;
  const limit = await readLimit(task, amounts.total ?? null, gaps);
  return { facts: { memory: limit === undefined ? amounts : { ...amounts, limit } }, gaps };
}

/**
 * The limit of our control group. Without one it says `max` (version 2) or a number near 2^63 (version 1); the root of
 * version 2 has no such file, but one that lists its controllers. Neither there: the limit was not seen.
 */
async function readLimit(task: HostTask, total: number | null, gaps: Gap[]): Promise<number | null | undefined> {
  const read = await readText(task, '/sys/fs/cgroup/memory.max', '/sys/fs/cgroup/memory/memory.limit_in_bytes');
  if (isText(read)) {
    const limit = /^\d{1,20}$/.test(read.text.trim()) ? Number(read.text) : null;
    return limit === null || limit >= (total ?? Number.MAX_SAFE_INTEGER) ? null : limit;
  }
  if (read.reason === 'not-supported' && isText(await readText(task, '/sys/fs/cgroup/cgroup.controllers'))) return null;
  gaps.push(...gapsAt(['memory.limit'], read));
  return undefined;
}

async function readPageSize(task: HostTask, gaps: Gap[]): Promise<number | null> {
  const path = '/proc/self/auxv';
  task.touched({ kind: 'file', path });
  try {
    const size = pageSizeOf(await readFile(path, { signal: task.signal }), endianness());
    const lacks = { file: value(path), entry: value('AT_PAGESZ') };
    if (size === null) gaps.push(notSupported('memory.pageSize', 'kit.gap.no-entry', lacks));
    return size;
  } catch (error) {
    gaps.push(...gapsAt(['memory.pageSize'], missedBy(error)));
    return null;
  }
}
