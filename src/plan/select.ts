import type { Message } from '../model/message.ts';
import type { Selection } from '../model/plan.ts';
import type { Check, Environment, Profile } from '../model/profile.ts';

/** A selection that names something the profile does not have, or that leaves nothing. */
export class SelectionError extends Error {
  readonly problem: Message;

  constructor(problem: Message) {
    super(problem.code);
    this.name = 'SelectionError';
    this.problem = problem;
  }
}

/** Everything: what a run without any narrowing option asks for. */
export const everything: Selection = {
  environments: null,
  checks: null,
  tags: null,
  stages: null,
};

/** Environments and checks that a selection leaves, each in profile order. */
export interface Selected {
  readonly environments: readonly Environment[];
  readonly checks: readonly Check[];
}

/** Applies a selection. Throws SelectionError for a name that is not in the profile. A check without a stage belongs to every stage. */
export function select(profile: Profile, selection: Selection): Selected {
  requireKnown(
    'environment',
    selection.environments,
    profile.environments.map((each) => each.name),
  );
  requireKnown(
    'check',
    selection.checks,
    profile.checks.flatMap((each) => [each.name, ...each.formerly]),
  );
  requireKnown(
    'tag',
    selection.tags,
    profile.checks.flatMap((each) => each.tags),
  );
  requireKnown(
    'stage',
    selection.stages,
    profile.checks.flatMap((each) => each.stage),
  );
  const environments = profile.environments.filter((each) => includesAny(selection.environments, [each.name]));
  const checks = profile.checks.filter(
    (each) =>
      includesAny(selection.checks, [each.name, ...each.formerly]) &&
      includesAny(selection.tags, each.tags) &&
      (each.stage.length === 0 || includesAny(selection.stages, each.stage)),
  );
  return { environments, checks };
}

function includesAny(wanted: readonly string[] | null, has: readonly string[]): boolean {
  return wanted === null || has.some((each) => wanted.includes(each));
}

function requireKnown(what: string, wanted: readonly string[] | null, known: readonly string[]): void {
  if (wanted === null) return;
  const names = new Set(known);
  for (const name of wanted) {
    if (names.has(name)) continue;
    const list = [...names].slice(0, 20).join(', ');
    throw new SelectionError({
      code: names.size === 0 ? `plan.no-${what}` : `plan.unknown-${what}`,
      params: { name, known: list },
    });
  }
}
