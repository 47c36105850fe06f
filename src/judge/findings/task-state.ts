import { taskKey } from '../../model/identity.ts';
import { implicitGap, type Sight } from '../facts/sight.ts';
import { rawFacts, wholeFacts } from '../facts/whole-facts.ts';
import type { DeriveContext, Remark } from '../../model/derive.ts';
import type { Message } from '../../model/message.ts';
import type { Attestation, Observation } from '../../model/observation.ts';
import type { Task } from '../../model/plan.ts';
import type { Check, CheckInEnvironment } from '../../model/profile.ts';
import type { JudgeProbe } from '../judge-input.ts';

/**
 * Why an observation cannot speak for its task, though there may be one. `unanswered`: there is nothing to observe, only
 * a person can tell.
 */
export type Unusable = 'unanswered' | 'not-run' | 'probe-unknown' | 'other-target' | 'facts-newer' | 'one-machine';

/** One task in scope with all that is known of it. */
export interface TaskState {
  readonly task: Task;
  readonly key: string;
  readonly check: Check;
  readonly inEnvironment: CheckInEnvironment;
  readonly probe: JudgeProbe | null;
  /** What was observed, if it can speak for this task. */
  readonly observation: Observation | null;
  readonly unusable: Unusable | null;
  /** Observed and derived facts. */
  readonly facts: Sight;
  /** Those that count today, the latest first. */
  readonly attestations: readonly Attestation[];
  /** Those whose last day has passed. */
  readonly expired: readonly Attestation[];
  /** Takes down that a statement is shown: as what a finding rests on, or beside what was observed. */
  readonly noted: (statement: Attestation, fills: boolean) => void;
  readonly derive: DeriveContext;
  /** Said beside every finding that rests on it. */
  readonly notes: readonly Message[];
  /** Said beside the findings that look at the facts they name. */
  readonly remarks: readonly Remark[];
  /** Settings in which the observation asked something else than the task; then it cannot speak for it. */
  readonly differing: readonly string[];
  /** Environments for which one machine that the site file does not name was looked at; empty: no such confusion. */
  readonly confused: readonly string[];
}

/** What a task state is made of. */
export interface TaskMaterial {
  readonly task: Task;
  readonly check: Check;
  readonly inEnvironment: CheckInEnvironment;
  readonly probe: JudgeProbe | null;
  readonly observation: Observation | null;
  readonly attestations: readonly Attestation[];
  readonly expired: readonly Attestation[];
  readonly noted: TaskState['noted'];
  readonly notes: readonly Message[];
  readonly confused: readonly string[];
  readonly derive: DeriveContext;
}

/** Brings a task and its observation together. Other settings are another question; newer facts are not understood. */
export function taskState(material: TaskMaterial): TaskState {
  const { task, check, inEnvironment, probe, observation, attestations, expired, noted, confused, derive } = material;
  const differing = observation === null || probe === null ? [] : probe.differing(task.settings, observation.settings);
  const unusable = whyUnusable(task, probe, observation, differing) ?? (confused.length > 0 ? 'one-machine' : null);
  // A machine taken for several environments was looked at: comparisons must see that it is one.
  const usable = unusable === null || unusable === 'one-machine' ? observation : null;
  const known = {
    task,
    key: taskKey(task.id),
    check,
    inEnvironment,
    probe,
    attestations,
    expired,
    noted,
    derive,
    unusable,
    differing,
    confused,
  };
  if (usable === null || probe === null || unusable !== null) {
    return { ...known, observation: usable, facts: implicitGap(''), notes: material.notes, remarks: [] };
  }
  const { root, deriveFailed, remarks } = wholeFacts(usable, probe, derive);
  const notes: Message[] = deriveFailed ? [{ code: 'note.derive-failed', params: { probe: task.probe } }] : [];
  return { ...known, observation: usable, facts: root, notes: [...notes, ...material.notes], remarks };
}

function whyUnusable(
  task: Task,
  probe: JudgeProbe | null,
  observation: Observation | null,
  differing: readonly string[],
): Unusable | null {
  if (task.capability === 'person') return 'unanswered';
  if (observation === null) return 'not-run';
  if (probe === null) return 'probe-unknown';
  if (observation.probe !== task.probe || differing.length > 0) return 'other-target';
  return observation.factsVersion > probe.entry.factsVersion ? 'facts-newer' : null;
}

/** What was observed of a task, without anything derived. */
export function observedFacts(state: TaskState): Sight {
  return state.observation === null ? implicitGap('') : rawFacts(state.observation, state.probe);
}
