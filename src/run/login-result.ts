import { isLedOn } from '../kit/ladder/proxy/touches.ts';
import { blameOf } from '../model/cause.ts';
import { hostPort, type Task, type TaskLogin } from '../model/plan.ts';
import type { Trouble } from './attempt.ts';
import type { LoginResult } from './login-gate.ts';
import { isDenial, showsLogin } from './retry.ts';

/** What an attempt showed of one login. Of several, a failure that names none speaks for all of them. */
export function loginResult(task: Task, login: TaskLogin, trouble: Trouble | null): LoginResult {
  const cause = trouble?.cause ?? null;
  const { host, port, account } = trouble?.params ?? {};
  if (isAtProxy(task, login)) {
    const isNamed = login.host === host && login.port === port;
    // Of several that a PAC file may name, only a failure tells which one was asked.
    const isOneOfSeveral = task.logins.filter((each) => isAtProxy(task, each)).length > 1;
    const isAnother = cause?.startsWith('proxy-') === true ? !isNamed : isOneOfSeveral;
    return isAnother ? 'unclear' : atProxy(trouble);
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
  return task.touches.some(({ touch }) => touch.kind === 'request' && touch.at === at && isLedOn(touch));
}

/** Causes of somebody whom the proxy let in and then could not lead on. */
const letIn: readonly string[] = ['proxy-target-unreachable', 'proxy-target-unresolved'];

/** Steps that end before a proxy is spoken to. */
const early: readonly (string | null)[] = ['settings', 'resolve', 'connect', 'driver', 'launch'];

/** What is said of the target was said behind the proxy. Our own matters may well come before anything was dialled. */
function atProxy(trouble: Trouble | null): LoginResult {
  if (trouble === null || letIn.includes(trouble.cause)) return 'accepted';
  const { cause, phase } = trouble;
  if (cause === 'proxy-login-denied') return 'denied';
  // Nobody knows how far a look came that its deadline ended.
  const isOfTarget = blameOf(cause) === 'target' && cause !== 'deadline-exceeded' && !early.includes(phase);
  return isOfTarget ? 'accepted' : 'unclear';
}
