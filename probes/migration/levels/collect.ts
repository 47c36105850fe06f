import type { Gap } from '../../../src/model/observation.ts';
import type { Facts, SideFactsOf } from '../facts.ts';
import type { SideName } from '../sides.ts';

/** What was learnt so far, kept where the look breaks off. */
export interface Collected {
  readonly add: (found: { readonly facts: Partial<Facts>; readonly gaps: readonly Gap[] }) => void;
  readonly addSide: (side: SideName, found: { readonly facts: SideFactsOf; readonly gaps: readonly Gap[] }) => void;
  readonly facts: () => Facts;
  readonly gaps: () => readonly Gap[];
}

/** Nothing learnt yet. */
export function collect(): Collected {
  let facts: Facts = {};
  const gaps: Gap[] = [];
  return {
    add: (found) => {
      facts = { ...facts, ...found.facts };
      gaps.push(...found.gaps);
    },
    addSide: (side, found) => {
      facts = { ...facts, [side]: { ...facts[side], ...found.facts } };
      gaps.push(...found.gaps);
    },
    facts: () => facts,
    gaps: () => gaps,
  };
}
