import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { isText, readText } from '../../src/kit/machine/read-text.ts';
import { value } from '../../src/model/message.ts';
import type { Found, HostTask, Reader } from './found.ts';
import { mostNames, parseHosts } from './parse-hosts.ts';

export const windowsHosts = 'C:\\Windows\\System32\\drivers\\etc\\hosts';

/** The entries of the hosts file at this path. */
export function hostsReader(path: string): Reader {
  return async (task: HostTask): Promise<Found> => {
    const read = await readText(task, path);
    if (!isText(read)) return { facts: {}, gaps: gapsAt(['hosts'], read) };
    const { hosts, all } = parseHosts(read.text);
    if (all <= mostNames) return { facts: { hosts }, gaps: [] };
    const cut = noted('truncated', 'kit.gap.first-of', { kept: value(mostNames), all: value(all) });
    return { facts: { hosts }, gaps: gapsAt(['hosts'], cut) };
  };
}
