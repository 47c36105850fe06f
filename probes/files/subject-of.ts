import { hostname, networkInterfaces } from 'node:os';
import type { Root } from './root.ts';

/**
 * Names the file itself, by whatever path it was reached: two links to one file are one file. Machines that were copied
 * from one image have the same file numbers and often the same host name, but not the same network cards. Null: nothing
 * is there, or its file system numbers nothing.
 */
export function subjectOf(root: Root): string | null {
  if (root.state !== 'here' || root.stats.ino === 0n) return null;
  const { dev, ino, birthtimeNs } = root.stats;
  const cards = Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).filter(({ internal }) => !internal).map(({ mac }) => mac),
  );
  return JSON.stringify([hostname(), [...new Set(cards)].sort(), ...[dev, ino, birthtimeNs].map(String)]);
}
