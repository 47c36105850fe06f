import type { Finding } from '../src/model/finding.ts';
import type { TaskId } from '../src/model/identity.ts';
import { spoken, type Voice } from './voice.ts';

/** Where a finding was looked at: `production / app1`, or both sides of a comparison: `uat, production`. */
export function targetName(finding: Finding, voice: Voice): string {
  const others = finding.environments.filter((name) => name !== finding.id.environment);
  const environments = [finding.id.environment, ...others]
    .map((name) => voice.raw(name))
    .join(voice.word('report.list-comma'));
  return place(environments, finding.id.node, finding.id.vantage, voice);
}

/** Where a task looks: `production / app1`, and from where. */
export function taskPlace(task: TaskId, voice: Voice): string {
  return place(voice.raw(task.environment), task.node, task.vantage, voice);
}

function place(environments: string, node: string | null, vantage: string | null, voice: Voice): string {
  const where = node === null ? environments : `${environments} / ${voice.raw(node)}`;
  return vantage === null ? where : voice.word('report.seen-from', { where: spoken(where), vantage });
}
