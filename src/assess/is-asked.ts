import type { FindingId } from '../model/identity.ts';
import type { Check, CheckInEnvironment, Profile } from '../model/profile.ts';
import type { Asked } from './follow-up.ts';

/** Whether and how the profile asks this, whatever a selection leaves out. A place it is asked from is not looked at. */
export function isAsked(profile: Profile, id: FindingId): Asked {
  const check = profile.checks.find((each) => each.name === id.check);
  if (check === undefined) {
    const relation = profile.relations.find((each) => each.id === id.check);
    return relation?.environments.includes(id.environment) === true ? 'compared' : 'no';
  }
  const part = check.environments.find((each) => each.environment === id.environment);
  if (part?.notApplicable !== null) return 'no';
  if (isCompared(check, id)) return 'compared';
  return isExpected(part, id) ? 'alone' : 'no';
}

/** Nodes of a comparison are paired anew each time; whether a pair is still there shows only where it is judged. */
function isCompared(check: Check, id: FindingId): boolean {
  return [...check.across, ...check.among].some(
    (each) => each.id === id.rule && each.severity[id.environment] !== undefined,
  );
}

function isExpected(part: CheckInEnvironment, id: FindingId): boolean {
  if (id.rule === 'answers' && part.nodes.length === 0) return id.node === null;
  return part.nodes.some(
    (node) => node.key === id.node && (id.rule === 'answers' || node.expect.some((each) => each.id === id.rule)),
  );
}
