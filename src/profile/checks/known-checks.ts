import type { Check } from '../../model/profile.ts';
import { reportUnknown } from '../shape/fields.ts';
import type { Sink } from '../shape/sink.ts';
import type { Position } from '../text/mistake.ts';
import type { BoundCheck } from './bind-checks.ts';

/** The checks of a profile, as relations and the site file speak of them. */
export interface KnownChecks {
  /** Current names, of broken checks too. */
  readonly names: readonly string[];
  /**
   * The check of that name, present or former. Null: there is none, which was reported, or it is broken, so that
   * nothing more can be said of it.
   */
  readonly find: (name: string, at: Position, sink: Sink, others?: Iterable<string>) => Check | null;
  /** Whether a check bears this name now, broken or not. */
  readonly has: (name: string) => boolean;
  /** Whether nothing of the check is missing because of a mistake in it. */
  readonly isWhole: (check: Check) => boolean;
}

function* both(a: Iterable<string>, b: Iterable<string>): Generator<string> {
  yield* a;
  yield* b;
}

export function knownChecks(bound: readonly BoundCheck[], broken: ReadonlySet<string>): KnownChecks {
  const byName = new Map<string, BoundCheck>();
  for (const each of bound) for (const name of each.check.formerly) byName.set(name, each);
  for (const each of bound) byName.set(each.check.name, each);
  const names = [...bound.map(({ check }) => check.name), ...broken];
  const current = new Set(names);
  return {
    names,
    has: (name) => current.has(name),
    isWhole: (check) => byName.get(check.name)?.isWhole === true,
    find: (name, at, sink, others = []) => {
      const found = byName.get(name);
      if (found !== undefined && !broken.has(name)) return found.check;
      if (!broken.has(name)) reportUnknown('unknown-check', name, both(names, others), at, sink);
      return null;
    },
  };
}
