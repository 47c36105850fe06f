import type { AccessInput } from '../../reports/access/access-input.ts';
import type { RequirementsInput } from '../../reports/requirements/requirements-input.ts';
import { markSecrets, type Toolbox } from '../assess/toolbox.ts';
import { expectedOf } from '../judge/findings/expected.ts';
import type { Plan } from '../model/plan.ts';
import type { Profile } from '../model/profile.ts';
import type { Draft } from '../profile/draft/draft.ts';
import { otherEnvironments } from '../profile/draft/named-environments.ts';
import { accountRequests } from './account-requests.ts';
import { touchDigest } from './touch-digest.ts';

/** What the paper of requirements is written from. `madeAt`: ISO 8601. */
export function requirementsInput(
  profile: Profile,
  draft: Draft | null,
  tools: Toolbox,
  madeAt: string,
): RequirementsInput {
  return {
    profile,
    draft: draft === null ? null : { ...draft, otherEnvironments },
    capability: (kind) => tools.probes.get(kind)?.capability ?? null,
    expected: expectedOf,
    touches: (check, node) => {
      const probe = tools.probes.get(check.probe);
      const parsed = probe?.settings.safeParse(markSecrets(node.settings));
      if (probe === undefined || parsed?.success !== true) return [];
      return probe.touches(parsed.data).map(({ touch }) => touch);
    },
    accounts: accountRequests(profile, tools, () => true),
    madeAt,
  };
}

/** What the application for access is written from. `madeAt`: ISO 8601; `tool` is ours with its version. */
export function accessInput(
  profile: Profile,
  plan: Plan,
  tools: Toolbox,
  { madeAt, tool }: Pick<AccessInput, 'madeAt' | 'tool'>,
): AccessInput {
  const planned = new Set(plan.tasks.map(({ id }) => JSON.stringify([id.check, id.environment])));
  const environments = new Set(plan.tasks.map(({ id }) => id.environment));
  return {
    profile,
    environments: profile.environments.filter((each) => environments.has(each.name)),
    lines: plan.touchList.lines,
    accounts: accountRequests(profile, tools, (check, environment) =>
      planned.has(JSON.stringify([check, environment])),
    ),
    digest: touchDigest(plan.touchList),
    madeAt,
    partial: plan.partial,
    tool,
  };
}
