import type { Task } from '../model/plan.ts';
import type { RunContext } from './context.ts';
import { slotsOf } from './turn.ts';

/** Tasks of which only so many can run at once. */
interface Lane {
  readonly width: number;
  readonly tasks: Task[];
}

/**
 * Does the work of every task, in the order of the plan. Tasks that wait for nothing but room are begun as there is room:
 * thousands of them, begun all at once, would take up more memory by their waiting than by their work. Those that may
 * wait for others, for a window or for an account are begun at once: what they wait for must not wait behind them.
 */
export async function inLanes(
  tasks: readonly Task[],
  context: Pick<RunContext, 'options'>,
  work: (task: Task) => Promise<void>,
): Promise<void> {
  const begun = lanesOf(tasks, context).map(async ({ width, tasks: some }) => {
    const next = some.values();
    const drive = async (): Promise<void> => {
      for (const task of next) await work(task);
    };
    await Promise.all(Array.from({ length: Math.min(width, some.length) }, drive));
  });
  await Promise.all(begun);
}

function lanesOf(tasks: readonly Task[], context: Pick<RunContext, 'options'>): readonly Lane[] {
  const lanes = new Map<string, Lane>();
  const alone: Lane = { width: Number.POSITIVE_INFINITY, tasks: [] };
  for (const task of tasks) {
    if (task.needs.length > 0 || task.window !== null || task.logins.length > 0) {
      alone.tasks.push(task);
      continue;
    }
    const slots = slotsOf(task, context);
    const key = slots.map(({ name }) => name).join('\n');
    const lane = lanes.get(key) ?? { width: Math.max(1, Math.min(...slots.map(({ limit }) => limit))), tasks: [] };
    lane.tasks.push(task);
    lanes.set(key, lane);
  }
  return [alone, ...lanes.values()];
}
