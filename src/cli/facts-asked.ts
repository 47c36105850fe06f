import type { Check, CheckNode, Profile } from '../model/profile.ts';

/** Paths of the facts that a profile asks of one node of a check: expected, compared, or related. */
export function factsAsked(profile: Profile, check: Check, environment: string, node: CheckNode): readonly string[] {
  const compared = [...check.across, ...check.among].filter((each) => Object.hasOwn(each.severity, environment));
  const related = profile.relations
    .filter((each) => each.environments.includes(environment))
    .flatMap(({ left, right }) => [left, right])
    .filter((side) => side.check === check.name);
  return [...new Set([...node.expect, ...compared, ...related].map((each) => each.path))];
}
