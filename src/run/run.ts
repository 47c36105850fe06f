import type { Observation } from '../model/observation.ts';
import type { Task } from '../model/plan.ts';
import { anotherRound, createContext, type RunContext } from './context.ts';
import { inLanes } from './lanes.ts';
import { notStarted, type NotStarted } from './observation-of.ts';
import { perform, refusal } from './perform.ts';
import type { RunInput, RunOutcome } from './run-input.ts';
import { inRounds } from './rounds.ts';
import { lookUpSecrets } from './secret-store.ts';

/**
 * Runs the tasks of a plan and gives one observation for each, also for those that were not started: those have no
 * attempts, and a failure whose cause says why. Each observation is redacted before it reaches the journal, the
 * progress or the caller. Aborting the signal ends the run within about 200 ms, every socket closed.
 */
export async function run(input: RunInput): Promise<RunOutcome> {
  const context = createContext(input);
  const { world, signal } = input;
  const startedAt = new Date(world.now()).toISOString();
  const journal = guardedJournal(input);
  const stop = (): void => context.stop();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  context.tell({ kind: 'run-started', counts: { ...context.counts } });
  try {
    const refused = refusals(input.plan.tasks, context);
    const runnable = input.plan.tasks.filter((task) => !refused.has(task));
    const { redactor } = context;
    const secrets = await lookUpSecrets(runnable, input.secrets, { signal, world, onFound: redactor.add });
    let interrupted = false;
    const look = async (tasks: readonly Task[], round: RunContext): Promise<readonly Observation[]> => {
      const seen = new Map<Task, Observation>();
      await inLanes(tasks, round, async (task) => {
        const looking = perform(task, refused.get(task) ?? null, secrets, round);
        const observation = await looking.catch((error: unknown) => ourFault(task, error, round));
        seen.set(task, observation);
        journal.write(observation);
        ended(task, observation, round);
        if (observation.failure?.cause === 'cancelled') interrupted = true;
      });
      return tasks.flatMap((task) => seen.get(task) ?? []);
    };
    const observations = await lookInRounds(input, context, look);
    const endedAt = new Date(world.now()).toISOString();
    const journalError = journal.close(endedAt, interrupted);
    context.tell({ kind: 'run-ended', interrupted, counts: { ...context.counts } });
    return { observations, interrupted, startedAt, endedAt, journalError };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** The tasks that can never be started, each with why. */
function refusals(tasks: readonly Task[], context: RunContext): ReadonlyMap<Task, NotStarted> {
  const refused = new Map<Task, NotStarted>();
  for (const task of tasks) {
    const why = refusal(task, context);
    if (why !== null) refused.set(task, why);
  }
  return refused;
}

/** All tasks once, or again as long as it is asked. Each round has its own needs, lookups and counts. */
function lookInRounds(
  input: RunInput,
  context: RunContext,
  look: (tasks: readonly Task[], round: RunContext) => Promise<readonly Observation[]>,
): Promise<readonly Observation[]> {
  const { again, plan, signal, world } = input;
  if (again === null) return look(plan.tasks, context);
  return inRounds({
    tasks: plan.tasks,
    again,
    signal,
    world,
    look: (tasks, others) => look(tasks, others === null ? context : anotherRound(context, plan, others)),
    onPause: (pause) => context.tell({ kind: 'pause', ...pause }),
  });
}

/** A fault of the runner itself costs one task, is charged to us, and is said. */
function ourFault(task: Task, error: unknown, context: RunContext): Observation {
  const detail = error instanceof Error ? context.redactor.text(`${error.name}: ${error.message}`) : null;
  return notStarted(task, { cause: 'probe-crashed', params: {}, detail }, context);
}

function ended(task: Task, observation: Observation, context: RunContext): void {
  const { counts } = context;
  counts.ended += 1;
  // A question to a person is not asked of any target.
  if (observation.failure !== null && task.capability !== 'person') counts.failed += 1;
  context.needs.ended(observation);
  const durationMs = observation.attempts.reduce((sum, each) => sum + each.durationMs, 0);
  context.tell({
    kind: 'task-ended',
    task: task.id,
    probe: task.probe,
    cause: observation.failure?.cause ?? null,
    params: observation.failure?.params ?? {},
    started: observation.attempts.length > 0,
    durationMs,
    counts: { ...counts },
  });
}

/** A full disk must not cost the observations: the first fault is kept and nothing more is written. */
function guardedJournal({ journal }: RunInput): {
  readonly write: (observation: Observation) => void;
  readonly close: (endedAt: string, interrupted: boolean) => Error | null;
} {
  let fault: Error | null = null;
  const guard = (work: () => void): void => {
    if (fault !== null) return;
    try {
      work();
    } catch (error) {
      fault = error instanceof Error ? error : new Error(String(error));
    }
  };
  return {
    write: (observation) => guard(() => journal.observation(observation)),
    close: (endedAt, interrupted) => {
      guard(() => journal.close({ endedAt, interrupted }));
      return fault;
    },
  };
}
