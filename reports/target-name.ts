import type { Finding } from '../src/model/finding.ts';
import type { TaskId } from '../src/model/identity.ts';
import { spoken, type Voice } from './voice.ts';

/** Where a finding was looked at: `production / app1`, or both sides of a comparison: `uat, production`. */
export function targetName(finding: Finding, voice: Voice): string {
  return place(environmentNames(finding, voice), finding.id.node, finding.id.vantage, voice);
}

/** The environments of a finding, its own first: `uat, production`. */
export function environmentNames({ id, environments }: Finding, voice: Voice): string {
  const others = environments.filter((name) => name !== id.environment);
  return [id.environment, ...others].map((name) => voice.raw(name)).join(voice.word('report.list-comma'));
}

/** Where a task looks: `production / app1`, and from where. */
export function taskPlace(task: TaskId, voice: Voice): string {
  return place(voice.raw(task.environment), task.node, task.vantage, voice);
}

function place(environments: string, node: string | null, vantage: string | null, voice: Voice): string {
  const where = node === null ? environments : `${environments} / ${voice.raw(node)}`;
  return vantage === null ? where : voice.word('report.seen-from', { where: spoken(where), vantage });
}
