import { hostPort, type Task, type TaskLogin } from '../model/plan.ts';
import type { Trouble } from './attempt.ts';
import type { LoginResult } from './login-gate.ts';
import { isDenial, showsLogin } from './retry.ts';

/** What an attempt showed of one login. Of several, a failure that names none speaks for all of them. */
export function loginResult(task: Task, login: TaskLogin, trouble: Trouble | null): LoginResult {
  const cause = trouble?.cause ?? null;
  const { host, port, account } = trouble?.params ?? {};
  if (isAtProxy(task, login)) {
    const isOtherProxy = cause?.startsWith('proxy-') === true && (login.host !== host || login.port !== port);
    return isOtherProxy ? 'unclear' : atProxy(cause);
  }
  const isOther = (each: TaskLogin): boolean =>
    each.host !== host || each.port !== port || (account !== undefined && each.account !== account);
  if (cause !== null && isOther(login) && !task.logins.every(isOther)) return 'unclear';
  if (isDenial(cause)) return 'denied';
  return showsLogin(cause) ? 'accepted' : 'unclear';
}

/** A proxy that is logged in to is asked to lead on. */
function isAtProxy(task: Task, login: TaskLogin): boolean {
  const at = hostPort(login.host, login.port);
  return task.touches.some(
    ({ touch }) => touch.kind === 'request' && touch.at === at && touch.text.startsWith('CONNECT '),
  );
}

/** Causes of somebody whom the proxy let in and then could not lead on. */
const letIn: readonly string[] = ['proxy-target-unreachable', 'proxy-target-unresolved'];

/** Causes that say nothing of how far it got. */
const unclear: readonly string[] = ['cancelled', 'deadline-exceeded', 'probe-crashed', 'not-declared'];

/** Whatever is said of the target itself was said behind the proxy. */
function atProxy(cause: string | null): LoginResult {
  if (cause === 'proxy-login-denied') return 'denied';
  if (cause === null || letIn.includes(cause)) return 'accepted';
  return cause.startsWith('proxy-') || unclear.includes(cause) ? 'unclear' : 'accepted';
}
