import { checkInfos } from './check-info.ts';
import { driftSince } from './drift.ts';
import { actionsOf } from './findings/actions.ts';
import { allFindings } from './findings/all-findings.ts';
import { blockByNeeds } from './findings/needs.ts';
import { shareWaivers, waiversOn } from './findings/waivers.ts';
import { matchContext } from './matchers/match-context.ts';
import { scopeOf } from './scope.ts';
import { environmentStandings } from './verdict/standings.ts';
import { overallReasons } from './verdict/reasons.ts';
import { overallVerdict } from './verdict/verdict.ts';
import { versionMatrix } from './versions.ts';
import type { JudgeInput } from './judge-input.ts';
import type { Judgement } from './judgement.ts';

/**
 * Judges evidence by a profile. Pure: the same input gives the same judgement, byte for byte, in whatever order the
 * observations come. Never throws for what a target said.
 */
export function judge(input: JudgeInput): Judgement {
  const { profile, failOn, baseline } = input;
  const scope = scopeOf(input);
  const context = matchContext(profile.timeZone);
  const waivers = waiversOn(scope, input.now);
  const assign = actionsOf(scope);
  const seen = allFindings(scope, context).map((each) => waivers.apply(assign(each.finding)));
  // What is blocked by `needs` depends on what is waived, and may itself be waived.
  const blocked = blockByNeeds(shareWaivers(seen), profile);
  const findings = shareWaivers(blocked.map((each) => (each.waiver === null ? waivers.apply(each) : each)));
  const standings = environmentStandings(scope, findings, input);
  const versions = versionMatrix(scope, findings, context);
  const drift =
    baseline === null
      ? null
      : driftSince(baseline, scope, findings, {
          now: input.now,
          timeZone: profile.timeZone,
          reference: input.reference,
        });
  const attestations = scope.attestations();
  return {
    findings,
    environments: standings.map((each) => each.result),
    verdict: overallVerdict(standings, profile.gates, failOn),
    reasons: overallReasons(standings, profile.gates, failOn),
    versions,
    drift,
    waivers: waivers.report(),
    checks: checkInfos(scope, input.probes),
    relations: profile.relations.map(({ id, title }) => ({ id, title })),
    attestations,
  };
}
