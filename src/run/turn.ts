import type { Params } from '../model/message.ts';
import type { Task } from '../model/plan.ts';
import type { RunContext } from './context.ts';
import { loginKey, type LoginResult } from './login-gate.ts';
import type { Slot } from './slots.ts';

/** A task’s turn to run, or why it does not get one. `end` must follow. */
export type Turn =
  | { readonly kind: 'granted'; readonly end: (login: LoginResult) => void }
  | { readonly kind: 'refused'; readonly cause: string; readonly params: Params };

/**
 * Waits until a task may run: its window is open, nobody else tries the same account for the first time, and there is
 * room at its hosts and for its kind. The window is looked at again at the end, for the waits may have been long.
 */
export async function takeTurn(task: Task, context: RunContext): Promise<Turn> {
  const slots = slotsOf(task, context);
  const account = task.login === null ? null : loginKey(task.login);
  for (;;) {
    const closed = await waitForWindow(task, context);
    if (closed !== null) return closed;
    const entered = account === null ? 'go' : await context.logins.enter(account);
    if (entered === 'cancelled') return cancelled;
    if (entered === 'denied') return deniedBefore(task);
    const leave = (login: LoginResult): void => {
      if (account !== null) context.logins.leave(account, login);
    };
    const acquired = await context.slots.acquire(slots);
    const end = (login: LoginResult): void => {
      if (acquired) context.slots.release(slots);
      leave(login);
    };
    const refused = lastLook(task, account, acquired, context);
    if (refused === null && context.windows.isOpen(task.window)) return { kind: 'granted', end };
    end('unclear');
    if (refused !== null) return refused;
  }
}

const cancelled: Turn = { kind: 'refused', cause: 'cancelled', params: {} };

function deniedBefore(task: Task): Turn {
  const { host, port, account } = task.login ?? { host: '', port: 0, account: '' };
  return { kind: 'refused', cause: 'login-denied-before', params: { host, port, account } };
}

function lastLook(task: Task, account: string | null, acquired: boolean, context: RunContext): Turn | null {
  if (!acquired || context.signal.aborted) return cancelled;
  return account !== null && context.logins.isDenied(account) ? deniedBefore(task) : null;
}

async function waitForWindow(task: Task, context: RunContext): Promise<Turn | null> {
  if (task.window === null || context.windows.isOpen(task.window)) return null;
  const params = { window: task.window.written };
  if (!context.options.wait) return { kind: 'refused', cause: 'outside-window', params };
  return (await context.windows.untilOpen(task.window)) ? null : cancelled;
}

/** In one order for all tasks, see Slots; the scarce ones of other tasks last, so that nobody holds them waiting. */
function slotsOf(task: Task, { options }: RunContext): readonly Slot[] {
  const hosts = new Set<string>();
  for (const { touch } of task.touches) if (touch.kind === 'connect') hosts.add(touch.host.toLowerCase());
  return [
    ...(task.protected ? [{ name: `environment ${task.id.environment}`, limit: 1 }] : []),
    ...[...hosts].sort().map((host) => ({ name: `host ${host}`, limit: options.perHost })),
    { name: `capability ${task.capability}`, limit: options.concurrency[task.capability] },
  ];
}
