import type { Profile } from '../model/profile.ts';
import {
  standsAt,
  touchLineText,
  type Task,
  type DeclaredTouch,
  type TouchLine,
  type TouchList,
} from '../model/plan.ts';

/** Adds up what tasks may touch: one line for each thing, environment and vantage, in task order. */
export function touchList(profile: Profile, tasks: readonly Task[]): TouchList {
  const lines = new Map<string, Growing>();
  for (const task of tasks) {
    for (const declared of task.touches) {
      addTo(lines, task, declared, declared.count * task.attempts);
    }
  }
  return {
    format: 'plumbline-touch-list',
    version: 1,
    profile: { name: profile.name, files: profile.files },
    lines: [...lines.values()].map(({ checks, ...line }) => ({ ...line, checks: [...checks] })),
  };
}

type Growing = Omit<TouchLine, 'checks' | 'count' | 'sideEffect'> & {
  count: number;
  sideEffect: boolean;
  readonly checks: Set<string>;
};

function addTo(lines: Map<string, Growing>, task: Task, declared: DeclaredTouch, count: number): void {
  const { touch } = declared;
  const sideEffect = declared.sideEffect ?? false;
  const line = touchLineText(touch);
  const vantage = standsAt(task);
  const key = lineKey(task.id.environment, vantage, line);
  const known = lines.get(key);
  if (known !== undefined) {
    known.count += count;
    known.sideEffect ||= sideEffect;
    known.checks.add(task.id.check);
    return;
  }
  lines.set(key, {
    environment: task.id.environment,
    vantage,
    line,
    touch,
    count,
    sideEffect,
    // a browser opens its own sockets; the probe holds it to the list
    enforced: touch.kind === 'connect' && task.capability !== 'browser',
    checks: new Set([task.id.check]),
  });
}

function lineKey(environment: string, vantage: string | null, line: string): string {
  return JSON.stringify([environment, vantage, line]);
}

/** Lines of a plan that an approved list does not hold, or holds with a smaller count. */
export function beyondApproval(planned: TouchList, approved: TouchList): readonly TouchLine[] {
  const counts = new Map<string, number>();
  for (const line of approved.lines) {
    counts.set(lineKey(line.environment, line.vantage, line.line), line.count);
  }
  return planned.lines.filter((line) => {
    const allowed = counts.get(lineKey(line.environment, line.vantage, line.line));
    return allowed === undefined || allowed < line.count;
  });
}
