import { readlink } from 'node:fs/promises';
import { missedBy, type Missed } from '../../src/kit/machine/missed.ts';
import type { HostTask } from './found.ts';

export const zoneFile = '/etc/localtime';

/** What /etc/localtime is: a link to a zone, missing, something else, or unreadable. */
export type ZoneLink =
  | { readonly kind: 'zone'; readonly name: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'other' }
  | ({ readonly kind: 'missed' } & Missed);

/** The zone that /etc/localtime points at (localtime(5), and macOS). */
export async function readZoneLink(task: HostTask): Promise<ZoneLink> {
  task.touched({ kind: 'file', path: zoneFile });
  try {
    const name = zoneOfLink(await readlink(zoneFile));
    return name === null ? { kind: 'other' } : { kind: 'zone', name };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') return { kind: 'none' };
    return code === 'EINVAL' ? { kind: 'other' } : { kind: 'missed', ...missedBy(error) };
  }
}

/** `Asia/Shanghai` of `/usr/share/zoneinfo/Asia/Shanghai`; null: the link leads elsewhere. */
export function zoneOfLink(target: string): string | null {
  return /\/zoneinfo\/(?:posix\/|right\/)?([A-Za-z][\w+/-]{0,63})$/.exec(target)?.[1] ?? null;
}
