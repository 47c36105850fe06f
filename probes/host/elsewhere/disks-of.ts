import * as z from 'zod';
import type { Facts } from '../schema.ts';

const reply = z.array(
  z.object({
    fs: z.string(),
    type: z.string(),
    size: z.number(),
    used: z.number(),
    available: z.number(),
    mount: z.string(),
    rw: z.boolean().nullable(),
  }),
);

/** Disks from the reply of systeminformation’s `fsSize`: sizes in bytes, one element a mount, sorted by it. */
export function disksOf(answer: unknown): NonNullable<Facts['disks']> {
  const byMount = new Map(reply.parse(answer).map((each) => [each.mount, each]));
  return [...byMount.values()]
    .sort((a, b) => (a.mount < b.mount ? -1 : 1))
    .map(({ mount, fs, type, size, used, available, rw }) => ({
      mount,
      device: fs,
      type,
      size,
      used,
      free: available,
      ...(rw === null ? {} : { readOnly: !rw }),
    }));
}
