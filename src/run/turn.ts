import type { Params } from '../model/message.ts';
import type { Task, TaskLogin } from '../model/plan.ts';
import type { RunContext } from './context.ts';
import { loginKey, type LoginResult } from './login-gate.ts';
import type { Slot } from './slots.ts';

/** A task’s turn to run, or why it does not get one. `end` must follow. */
export type Turn =
  | { readonly kind: 'granted'; readonly end: (result: (login: TaskLogin) => LoginResult) => void }
  | { readonly kind: 'refused'; readonly cause: string; readonly params: Params };

/**
 * Waits until a task may run: its window is open, nobody else tries the same account for the first time, and there is
 * room at its hosts and for its kind. The window is looked at again at the end, for the waits may have been long.
 */
export async function takeTurn(task: Task, context: RunContext): Promise<Turn> {
  const slots = slotsOf(task, context);
  const logins = inOneOrder(task.logins);
  for (;;) {
    const closed = await waitForWindow(task, context);
    if (closed !== null) return closed;
    const stopped = await enterAll(logins, context);
    if (stopped !== null) return stopped;
    const acquired = await context.slots.acquire(slots);
    const end = (result: (login: TaskLogin) => LoginResult): void => {
      if (acquired) context.slots.release(slots);
      for (const login of logins) context.logins.leave(loginKey(login), result(login));
    };
    const refused = lastLook(logins, acquired, context);
    if (refused === null && context.windows.isOpen(task.window)) return { kind: 'granted', end };
    end(() => 'unclear');
    if (refused !== null) return refused;
  }
}

const cancelled: Turn = { kind: 'refused', cause: 'cancelled', params: {} };

/** Each account once, in one order for all tasks: two that need the same two must not wait for each other. */
function inOneOrder(logins: readonly TaskLogin[]): readonly TaskLogin[] {
  const byKey = new Map(logins.map((login) => [loginKey(login), login]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, login]) => login);
}

/** Waits for the turn of every account; null: it has them all, otherwise none. */
async function enterAll(logins: readonly TaskLogin[], context: RunContext): Promise<Turn | null> {
  const held: TaskLogin[] = [];
  for (const login of logins) {
    const entered = await context.logins.enter(loginKey(login));
    if (entered === 'go') {
      held.push(login);
      continue;
    }
    for (const each of held) context.logins.leave(loginKey(each), 'unclear');
    return entered === 'denied' ? deniedBefore(login) : cancelled;
  }
  return null;
}

function deniedBefore({ host, port, account }: TaskLogin): Turn {
  return { kind: 'refused', cause: 'login-denied-before', params: { host, port, account } };
}

function lastLook(logins: readonly TaskLogin[], acquired: boolean, context: RunContext): Turn | null {
  if (!acquired || context.signal.aborted) return cancelled;
  const denied = logins.find((login) => context.logins.isDenied(loginKey(login)));
  return denied === undefined ? null : deniedBefore(denied);
}

async function waitForWindow(task: Task, context: RunContext): Promise<Turn | null> {
  if (task.window === null || context.windows.isOpen(task.window)) return null;
  const params = { window: task.window.written };
  if (!context.options.wait) return { kind: 'refused', cause: 'outside-window', params };
  return (await context.windows.untilOpen(task.window)) ? null : cancelled;
}

/** In one order for all tasks, see Slots; the scarce ones of other tasks last, so that nobody holds them waiting. */
export function slotsOf(task: Task, { options }: Pick<RunContext, 'options'>): readonly Slot[] {
  const hosts = new Set<string>();
  for (const { touch } of task.touches) if (touch.kind === 'connect') hosts.add(touch.host.toLowerCase());
  return [
    ...(task.protected ? [{ name: `environment ${task.id.environment}`, limit: 1 }] : []),
    ...[...hosts].sort().map((host) => ({ name: `host ${host}`, limit: options.perHost })),
    { name: `capability ${task.capability}`, limit: options.concurrency[task.capability] },
  ];
}
