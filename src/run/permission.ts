import { environmentProxies, type ProxyVariables } from '../kit/ladder/proxy/environment-route.ts';
import { environmentText, ledOn } from '../kit/ladder/proxy/touches.ts';
import type { NameServer } from '../kit/lookup-name.ts';
import {
  hostPort,
  nameTouchBegin,
  ownNameServers,
  standsAt,
  touchLineText,
  type Task,
  type Touch,
  type TouchLine,
} from '../model/plan.ts';

/** Touch lines that may be touched, by environment, vantage and line. */
export type Approved = ReadonlySet<string>;

/** Makes the set that tasks are held against. */
export function approvedSet(lines: readonly Pick<TouchLine, 'environment' | 'vantage' | 'line'>[]): Approved {
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

/** What of a task says where it stands and what it touches. */
type Touching = Pick<Task, 'id' | 'machine' | 'touches'>;

/** What the task declares and may touch. */
export function approvedTouches(task: Touching, approved: Approved): readonly Touch[] {
  const { environment } = task.id;
  const vantage = standsAt(task);
  const touches: Touch[] = [];
  for (const { touch } of task.touches)
    if (approved.has(key(environment, vantage, touchLineText(touch)))) touches.push(touch);
  return touches;
}

/** Touch lines of the programs that may be run. */
export function allowedCommands(touches: readonly Touch[]): ReadonlySet<string> {
  return new Set(touches.filter(({ kind }) => kind === 'command').map(touchLineText));
}

/**
 * `host:port` of what may be connected to over TCP or asked over UDP. `own` are the name servers of this machine, for
 * tasks that declare these.
 */
export function allowedConnects(
  touches: readonly Touch[],
  transport: 'tcp' | 'udp',
  own: readonly NameServer[],
): ReadonlySet<string> {
  const allowed = new Set<string>();
  for (const touch of touches) {
    if (touch.kind !== 'connect' || touch.transport !== transport) continue;
    const targets = touch.host === ownNameServers ? own : [touch];
    for (const { host, port } of targets) allowed.add(hostPort(host, port));
  }
  return allowed;
}

/**
 * Lines of what proxies may be asked to lead on to: those declared, and where the environment of the machine names the
 * proxies, each of these for the targets that are declared so.
 */
export function allowedOnward(touches: readonly Touch[], variables: ProxyVariables): ReadonlySet<string> {
  const allowed = new Set<string>();
  for (const touch of touches) {
    if (touch.kind !== 'request') continue;
    allowed.add(touchLineText(touch));
    const proxies = touch.text === environmentText ? environmentProxies(variables) : [];
    for (const { host, port } of proxies) allowed.add(touchLineText(ledOn({ host, port }, touch.at)));
  }
  return allowed;
}

/** Names, in lower case, that the operating system may be asked for: of what is connected to, and named as such. */
export function allowedNames(touches: readonly Touch[]): ReadonlySet<string> {
  return new Set(touches.flatMap(namedBy));
}

function namedBy(touch: Touch): readonly string[] {
  if (touch.kind === 'connect') return [touch.host.toLowerCase()];
  return touch.kind === 'system' && touch.what.startsWith(nameTouchBegin)
    ? [touch.what.slice(nameTouchBegin.length)]
    : [];
}

function key(environment: string, vantage: string | null, line: string): string {
  // no name has a line feed, and a task without a vantage is not one at a place without a name
  return `${environment}\n${vantage === null ? '' : `at ${vantage}`}\n${line}`;
}
