import type { CheckInfo } from '../model/run-result.ts';
import type { JudgeInput } from './judge-input.ts';
import type { Scope } from './scope.ts';

/** What a report needs to know of every check of the profile, selected or not. */
export function checkInfos(scope: Scope, probes: JudgeInput['probes']): readonly CheckInfo[] {
  return scope.profile.checks.map((check) => {
    const { name, formerly, title, because, owner, probe, stage, tags, references } = check;
    const info = { name, formerly, title, because, owner, probe, stage, tags, references };
    const experimental = probes.get(probe)?.entry.lifecycle === 'experimental';
    return { ...info, selected: scope.isSelected(check), ...(experimental ? { experimental } : {}) };
  });
}
