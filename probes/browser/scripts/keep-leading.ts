import type { InterfaceUse } from '../../../src/model/script.ts';

/** Interfaces that are kept of one script. */
export const mostInterfaces = 200;

const ranks = { certain: 0, likely: 1, guess: 2 } as const;

/** Those that most likely miss something, in the order in which they were. */
export function keepLeading(uses: readonly InterfaceUse[]): readonly InterfaceUse[] {
  if (uses.length <= mostInterfaces) return uses;
  const ranked = [...uses].sort((one, other) => rank(one) - rank(other));
  const kept = new Set(ranked.slice(0, mostInterfaces));
  return uses.filter((use) => kept.has(use));
}

function rank({ sure, guarded }: InterfaceUse): number {
  return ranks[sure] + (guarded ? 3 : 0);
}
