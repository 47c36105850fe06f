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

/** Touch lines of the programs the task may run. */
export function allowedCommands(task: Touching, approved: Approved): ReadonlySet<string> {
  const vantage = standsAt(task);
  const lines = task.touches.filter(({ touch }) => touch.kind === 'command').map(({ touch }) => touchLineText(touch));
  return new Set(lines.filter((line) => approved.has(key(task.id.environment, vantage, line))));
}

/**
 * `host:port` of what the task may connect to over TCP or ask over UDP. `own` are the name servers of this machine, for
 * tasks that declare these.
 */
export function allowedConnects(
  task: Touching,
  approved: Approved,
  transport: 'tcp' | 'udp' = 'tcp',
  own: readonly NameServer[] = [],
): ReadonlySet<string> {
  const { environment } = task.id;
  const vantage = standsAt(task);
  const allowed = new Set<string>();
  for (const { touch } of task.touches) {
    if (touch.kind !== 'connect' || touch.transport !== transport) continue;
    if (!approved.has(key(environment, vantage, touchLineText(touch)))) continue;
    const targets = touch.host === ownNameServers ? own : [touch];
    for (const { host, port } of targets) allowed.add(hostPort(host, port));
  }
  return allowed;
}

/**
 * Lines of what proxies may be asked to lead on to: those declared, and where the environment of the machine names the
 * proxies, each of these for the targets that are declared so.
 */
export function allowedOnward(task: Touching, approved: Approved, variables: ProxyVariables): ReadonlySet<string> {
  const vantage = standsAt(task);
  const proxies = environmentProxies(variables);
  const allowed = new Set<string>();
  for (const { touch } of task.touches) {
    if (touch.kind !== 'request') continue;
    const line = touchLineText(touch);
    if (!approved.has(key(task.id.environment, vantage, line))) continue;
    allowed.add(line);
    if (touch.text !== environmentText) continue;
    for (const { host, port } of proxies) allowed.add(touchLineText(ledOn({ host, port }, touch.at)));
  }
  return allowed;
}

/** Names, in lower case, that the task may ask the operating system for: of what it connects to, and named as such. */
export function allowedNames(task: Touching, approved: Approved): ReadonlySet<string> {
  const { environment } = task.id;
  const vantage = standsAt(task);
  const lines = task.touches.filter(({ touch }) => approved.has(key(environment, vantage, touchLineText(touch))));
  return new Set(lines.flatMap(({ touch }) => namedBy(touch)));
}

function namedBy(touch: Touch): readonly string[] {
  if (touch.kind === 'connect') return [touch.host.toLowerCase()];
  return touch.kind === 'system' && touch.what.startsWith(nameTouchBegin)
    ? [touch.what.slice(nameTouchBegin.length)]
    : [];
}

function key(environment: string, vantage: string | null, line: string): string {
  return JSON.stringify([environment, vantage, line]);
}
