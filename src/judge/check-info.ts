import type { CheckInfo } from '../model/run-result.ts';
import type { Scope } from './scope.ts';

/** What a report needs to know of every check of the profile, selected or not. */
export function checkInfos(scope: Scope): readonly CheckInfo[] {
  return scope.profile.checks.map((check) => {
    const { name, formerly, title, because, owner, probe, stage, tags, references } = check;
    const info = { name, formerly, title, because, owner, probe, stage, tags, references };
    return { ...info, selected: scope.isSelected(check) };
  });
}
