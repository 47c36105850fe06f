import type { Finding } from '../../model/finding.ts';
import type { Action } from '../../model/profile.ts';
import type { Scope } from '../scope.ts';

/** Puts the day by which a finding is to be mended, and who does it, where the site file says so. */
export type Assign = (finding: Finding) => Finding;

/** The actions of the profile. One that names the finding goes before one that names all nodes, and that before the check’s. */
export function actionsOf({ profile, renamed }: Scope): Assign {
  const byCheck = new Map<string, Action[]>();
  for (const action of profile.actions) {
    const name = renamed.get(action.check) ?? action.check;
    const own = byCheck.get(name) ?? [];
    own.push(action);
    byCheck.set(name, own);
  }
  return (finding) => {
    const fitting = (byCheck.get(finding.id.check) ?? [])
      .filter((action) => fits(action, finding))
      .sort((a, b) => exactness(b) - exactness(a));
    if (fitting.length === 0) return finding;
    const owner = fitting.find((each) => each.owner !== null)?.owner ?? finding.owner;
    const due = fitting.find((each) => each.due !== null)?.due ?? null;
    return { ...finding, owner, due };
  };
}

function fits({ finding: named }: Action, { id }: Finding): boolean {
  if (named === null) return true;
  if (named.rule !== id.rule || named.environment !== id.environment) return false;
  return named.node === null || named.node === id.node;
}

function exactness({ finding }: Action): number {
  if (finding === null) return 0;
  return finding.node === null ? 1 : 2;
}
