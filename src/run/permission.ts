import { hostPort, standsAt, touchLineText, type Task, type TouchLine } from '../model/plan.ts';

/** Touch lines that may be touched, by environment, vantage and line. */
export type Approved = ReadonlySet<string>;

/** Makes the set that tasks are held against. */
export function approvedSet(lines: readonly TouchLine[]): Approved {
  return new Set(lines.map((each) => key(each.environment, each.vantage, each.line)));
}

/** Lines that a task would touch and may not: not approved, or changing something where that is not allowed. */
export function forbidden(task: Task, approved: Approved, allowSideEffects: boolean): readonly string[] {
  const { environment } = task.id;
  const vantage = standsAt(task);
  return task.touches
    .filter(({ touch, sideEffect }) => {
      if (sideEffect === true && !allowSideEffects) return true;
      return !approved.has(key(environment, vantage, touchLineText(touch)));
    })
    .map(({ touch }) => touchLineText(touch));
}

/** Touch lines of the programs the task may run. */
export function allowedCommands(task: Task, approved: Approved): ReadonlySet<string> {
  const vantage = standsAt(task);
  const lines = task.touches.filter(({ touch }) => touch.kind === 'command').map(({ touch }) => touchLineText(touch));
  return new Set(lines.filter((line) => approved.has(key(task.id.environment, vantage, line))));
}

/** `host:port` of what the task may connect to over TCP. */
export function allowedConnects(task: Task, approved: Approved): ReadonlySet<string> {
  const { environment } = task.id;
  const vantage = standsAt(task);
  const allowed = new Set<string>();
  for (const { touch } of task.touches) {
    if (touch.kind !== 'connect' || touch.transport !== 'tcp') continue;
    if (approved.has(key(environment, vantage, touchLineText(touch)))) allowed.add(hostPort(touch.host, touch.port));
  }
  return allowed;
}

function key(environment: string, vantage: string | null, line: string): string {
  return JSON.stringify([environment, vantage, line]);
}
