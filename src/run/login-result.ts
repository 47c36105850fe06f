import { isLedOn } from '../kit/ladder/proxy/touches.ts';
import { blameOf } from '../model/cause.ts';
import { hostPort, touchLineText, type Task, type TaskLogin } from '../model/plan.ts';
import type { Trouble } from './attempt.ts';
import type { LoginResult } from './login-gate.ts';
import { isDenial, showsLogin } from './retry.ts';

/**
 * What an attempt showed of one login. Of several, a failure that names none speaks for all of them.
 *
 * @param touched lines of the touch list that were touched
 */
export function loginResult(
  task: Task,
  login: TaskLogin,
  trouble: Trouble | null,
  touched: Pick<ReadonlyMap<string, number>, 'has'>,
): LoginResult {
  const cause = trouble?.cause ?? null;
  const { host, port, account } = trouble?.params ?? {};
  const asked = linesAtProxy(task, login);
  if (asked.length > 0) {
    // A PAC file names the way: the proxy that was not asked to lead on has not seen its account.
    if (!asked.some((line) => touched.has(line))) return 'unclear';
    const isAnother = cause?.startsWith('proxy-') === true && (login.host !== host || login.port !== port);
    return isAnother ? 'unclear' : atProxy(trouble);
  }
  const isOther = (each: TaskLogin): boolean =>
    each.host !== host || each.port !== port || (account !== undefined && each.account !== account);
  if (cause !== null && isOther(login) && !task.logins.every(isOther)) return 'unclear';
  if (isDenial(cause) || wasTyped(task, login, trouble, touched)) return 'denied';
  return showsLogin(cause) ? 'accepted' : 'unclear';
}

/** What was typed into a form and came to no clear end may have been a wrong attempt: it is none to repeat. */
function wasTyped(
  { capability }: Task,
  { host, port, account }: TaskLogin,
  trouble: Trouble | null,
  touched: Pick<ReadonlyMap<string, number>, 'has'>,
): boolean {
  if (capability !== 'browser' || trouble?.phase !== 'login' || blameOf(trouble.cause) === 'profile') return false;
  return touched.has(touchLineText({ kind: 'account', at: hostPort(host, port), name: account }));
}

/** A proxy that is logged in to is asked to lead on: the lines of the touch list that say so; none: not a proxy. */
function linesAtProxy(task: Task, login: TaskLogin): readonly string[] {
  const at = hostPort(login.host, login.port);
  return task.touches.flatMap(({ touch }) =>
    touch.kind === 'request' && touch.at === at && isLedOn(touch) ? [touchLineText(touch)] : [],
  );
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
