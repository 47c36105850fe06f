import type { ProbeTask } from '../define-probe.ts';
import type { ProbeFailure } from '../probe-failure.ts';
import { logIn } from './log-in.ts';
import type { Opening, Session } from './session.ts';
import { accountTouch, type Login } from './touches.ts';

/** How a driver that opens its own connection is entered. */
export interface Entrance {
  readonly login: Login;
  /** Prepares the session; nothing is sent before its `logIn`. */
  readonly open: () => Session | Promise<Session>;
  /** What stands behind an error of the login; `from`: our own address. */
  readonly failure: (error: unknown, from: string) => ProbeFailure;
}

/**
 * Logs in through a driver that opens its own connection. A connection of ours goes first: it names what is in the way
 * of the network, and is refused where it was not approved. The caller closes the session. Throws ProbeFailure.
 */
export async function enterByDriver(
  task: ProbeTask<{ readonly host: string; readonly port: number }>,
  opening: Opening,
  { login, open, failure }: Entrance,
): Promise<Session> {
  const { host, port } = task.settings;
  const { socket, localAddress, resolveMs, connectMs } = await task.dial({ host, port });
  socket.on('error', () => undefined);
  socket.destroy();
  opening.from = localAddress;
  opening.timings.push({ phase: 'resolve', durationMs: resolveMs }, { phase: 'connect', durationMs: connectMs });
  const session = await open();
  task.touched(accountTouch(login));
  await logIn(session, task, opening, (error) => failure(error, opening.from));
  return session;
}
