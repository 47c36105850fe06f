import type { Facts } from '../schema.ts';
import type { Mount } from './mounts.ts';

/** How the file system of /tmp is mounted: the last one at /tmp, else the last one at the root; null: neither. */
export function tmpFacts(mounts: readonly Mount[]): NonNullable<Facts['tmp']> | null {
  const own = mounts.findLast((each) => each.mount === '/tmp') ?? mounts.findLast((each) => each.mount === '/');
  if (own === undefined) return null;
  return { mount: own.mount, noExec: own.options.includes('noexec'), readOnly: own.readOnly };
}
