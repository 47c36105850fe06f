import { coversWritten, readFactPath } from '../../model/fact-path.ts';
import { taskKey } from '../../model/identity.ts';
import { dayIn } from '../matchers/instant.ts';
import type { Attestation } from '../../model/observation.ts';
import type { AttestationStanding, JudgedAttestation } from '../../model/run-result.ts';
import type { Task } from '../../model/plan.ts';
import type { JudgeInput } from '../judge-input.ts';
import type { Renamed } from './rename.ts';

/** What is in scope, as far as a statement must know. */
export type InScope = (check: string, environment: string) => 'selected' | 'not-selected' | 'unknown';

/** People’s statements by the task they are for, and what became of each. */
export interface Statements {
  /** Those that count today, the latest first. */
  readonly of: (task: Task) => readonly Attestation[];
  /** Those whose last day has passed, the latest first. */
  readonly expiredOf: (task: Task) => readonly Attestation[];
  /** Takes down that a finding shows it: as what it rests on, or beside what was observed. */
  readonly noted: (statement: Attestation, fills: boolean) => void;
  /** To be asked when all findings are settled; the earliest first. */
  readonly report: (inScope: InScope) => readonly JudgedAttestation[];
}

/** The statements handed in; of two of one fact the later one counts, and `until` is the last day on which one does. */
export function statementsOn(input: JudgeInput, renamed: Renamed): Statements {
  const today = dayIn(input.now, input.profile.timeZone);
  const all = [...new Map(input.attestations.map((each) => [JSON.stringify(each), each])).entries()]
    .sort(([a, one], [b, other]) => Date.parse(one.at) - Date.parse(other.at) || Number(a > b) - Number(a < b))
    .map(([, statement]) => statement)
    .toReversed();
  const isExpired = ({ until }: Attestation): boolean => until !== null && until < today;
  const byPlace = group(all, (each) => placeKey({ ...each, check: renamed.get(each.check) ?? each.check }));
  const at = (task: Task): readonly Attestation[] => byPlace.get(placeKey(task.id)) ?? [];
  const shown = new Map<Attestation, 'counts' | 'beside'>();
  return {
    of: (task) => at(task).filter((each) => !isExpired(each)),
    expiredOf: (task) => at(task).filter(isExpired),
    noted: (statement, fills) => {
      if (shown.get(statement) !== 'counts') shown.set(statement, fills ? 'counts' : 'beside');
    },
    report: (inScope) => {
      const standing = (statement: Attestation): AttestationStanding => {
        if (isExpired(statement)) return 'expired';
        const known = shown.get(statement);
        if (known !== undefined) return known;
        const check = renamed.get(statement.check) ?? statement.check;
        const same = byPlace.get(placeKey({ ...statement, check })) ?? [];
        const later = same.slice(0, same.indexOf(statement)).filter((each) => !isExpired(each));
        if (later.some((each) => saysMore(each, statement))) return 'replaced';
        return inScope(check, statement.environment) === 'not-selected' ? 'not-selected' : 'unused';
      };
      return all.map((each) => ({ ...each, standing: standing(each) })).toReversed();
    },
  };
}

/** A statement names no vantage: it holds wherever the question is asked from. */
function placeKey(place: {
  readonly check: string;
  readonly environment: string;
  readonly node: string | null;
}): string {
  return taskKey({ check: place.check, environment: place.environment, node: place.node, vantage: null });
}

function group(all: readonly Attestation[], keyOf: (each: Attestation) => string): ReadonlyMap<string, Attestation[]> {
  const groups = new Map<string, Attestation[]>();
  for (const each of all) {
    const members = groups.get(keyOf(each)) ?? [];
    members.push(each);
    groups.set(keyOf(each), members);
  }
  return groups;
}

function saysMore(later: Attestation, earlier: Attestation): boolean {
  const part = readFactPath(earlier.path);
  return part !== null && coversWritten(later.path, part);
}
