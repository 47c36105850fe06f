import type { Toolbox } from '../assess/toolbox.ts';
import type { EvidencePart, MergedEvidence } from '../evidence/merge-evidence.ts';
import { diff } from '../judge/comparisons/diff.ts';
import { rawFacts } from '../judge/facts/whole-facts.ts';
import type { EvidenceNote } from '../judge/judge-input.ts';
import { taskKey, type TaskId } from '../model/identity.ts';
import type { Observation } from '../model/observation.ts';

/**
 * What to say of tasks that two files looked at and that saw different things. Facts that differ each time (the time of
 * a reply, free memory) are no difference.
 */
export function conflictNotes(
  merged: MergedEvidence,
  parts: readonly EvidencePart[],
  tools: Toolbox,
): readonly EvidenceNote[] {
  const seen = new Map(
    parts.flatMap(({ name, observations }) => observations.map((each) => [keyOf(name, each.task), each] as const)),
  );
  return merged.conflicts
    .filter(({ task, kept, dropped, differs }) => {
      const [left, right] = [seen.get(keyOf(kept, task)), seen.get(keyOf(dropped, task))];
      return differs && (left === undefined || right === undefined || differ(left, right, tools));
    })
    .map(({ task, kept, dropped }) => ({ task, note: { code: 'cli.evidence-conflict', params: { kept, dropped } } }));
}

function keyOf(part: string, task: TaskId): string {
  return JSON.stringify([part, taskKey(task)]);
}

function differ(left: Observation, right: Observation, { forJudge }: Toolbox): boolean {
  if (left.probe !== right.probe || left.failure?.cause !== right.failure?.cause) return true;
  const probe = forJudge.get(left.probe) ?? null;
  const found = diff(rawFacts(left, probe), rawFacts(right, probe), (schema) => schema?.volatile === true);
  return found.differences.length > 0 || found.unseen.some((place) => place.left.kind !== place.right.kind);
}
