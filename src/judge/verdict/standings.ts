import { countFindings } from './counts.ts';
import { environmentReasons, type EnvironmentStanding, type Titles } from './reasons.ts';
import { environmentVerdict, type Circumstances } from './verdict.ts';
import { weigh, type Weighed } from './weigh.ts';
import type { Finding } from '../../model/finding.ts';
import type { Message, Text } from '../../model/message.ts';
import type { Environment, Profile } from '../../model/profile.ts';
import type { EnvironmentResult } from '../../model/run-result.ts';
import type { Verdict } from '../../model/words.ts';
import type { Scope } from '../scope.ts';

/** An environment with its result and what it rests on. */
export interface FullStanding extends EnvironmentStanding {
  readonly result: EnvironmentResult;
}

/** Every environment of the profile in promotion order. One that was not selected is inconclusive. */
export function environmentStandings(
  scope: Scope,
  findings: readonly Finding[],
  on: Circumstances,
): readonly FullStanding[] {
  const weighed = weigh(findings);
  const counted = byEnvironment(findings);
  const titles = titlesOf(scope.profile);
  const hasGate = scope.profile.environments.some((each) => each.gate);
  return scope.profile.environments.map((environment, index) => {
    const { name, title } = environment;
    const selected = scope.isSelectedEnvironment(name);
    const own = weighed(name);
    const verdict = selected ? environmentVerdict(own, on) : 'inconclusive';
    const reasons = selected ? environmentReasons(own, on, titles) : [notSelected(environment)];
    const gate = hasGate ? environment.gate : index === scope.profile.environments.length - 1;
    const standing = { name, title, gate, selected, verdict, weighed: own, reasons };
    return { ...standing, result: resultOf(environment, standing, counted.get(name) ?? []) };
  });
}

interface Standing {
  readonly gate: boolean;
  readonly selected: boolean;
  readonly verdict: Verdict;
  readonly weighed: Weighed;
  readonly reasons: readonly Message[];
}

function resultOf(environment: Environment, standing: Standing, findings: readonly Finding[]): EnvironmentResult {
  const { name, title } = environment;
  const { gate, selected, verdict, reasons } = standing;
  return {
    name,
    title,
    gate,
    protected: environment.protected,
    selected,
    verdict,
    reasons,
    counts: countFindings(findings),
  };
}

function notSelected({ title, name }: Environment): Message {
  return { code: 'reason.not-selected', params: { environment: { kind: 'text', text: title ?? name } } };
}

function byEnvironment(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const environment of new Set(finding.environments)) {
      const list = found.get(environment) ?? [];
      list.push(finding);
      found.set(environment, list);
    }
  }
  return found;
}

function titlesOf(profile: Profile): Titles {
  const checks = profile.checks.map(({ name, title, probe }) => [name, { title: title ?? name, probe }] as const);
  const relations = profile.relations.map(({ id, title }) => [id, { title: title ?? id, probe: null }] as const);
  return new Map<string, { title: Text; probe: string | null }>([...checks, ...relations]);
}
