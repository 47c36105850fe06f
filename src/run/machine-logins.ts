import { environmentRoute, type ProxyVariables } from '../kit/ladder/proxy/environment-route.ts';
import { environmentText, ledOn } from '../kit/ladder/proxy/touches.ts';
import { ProbeFailure } from '../kit/probe-failure.ts';
import type { Proxy } from '../kit/ladder/proxy/proxy-url.ts';
import type { DeclaredTouch, Task } from '../model/plan.ts';

/**
 * A task with the accounts at proxies that only this machine knows (`proxy: environment`), before those of the plan. A
 * plan is the same on every machine and cannot name them; but a wrong password in a variable must not be tried by every
 * task either. The proxies are told by the touch that asks them to lead on, as where settings name them.
 */
export function withMachineLogins(task: Task, variables: ProxyVariables): Task {
  const proxies = task.touches.flatMap(({ touch }) =>
    touch.kind === 'request' && touch.text === environmentText
      ? schemesOf(touch.at, task).map((scheme) => ({ at: touch.at, proxy: proxyFor(scheme, touch.at, variables) }))
      : [],
  );
  const logins: Task['logins'][number][] = [];
  const touches: DeclaredTouch[] = [];
  for (const { at, proxy } of proxies) {
    const account = proxy === null ? null : accountAt(proxy, task);
    if (proxy === null || account === null) continue;
    logins.push({ host: proxy.host, port: proxy.port, account });
    touches.push({ touch: ledOn(proxy, at), count: 1 });
  }
  if (logins.length === 0) return task;
  return { ...task, logins: [...logins, ...task.logins], touches: [...task.touches, ...touches] };
}

/** The account of the settings goes before the one in a variable. */
function accountAt({ user }: Proxy, { settings }: Task): string | null {
  const said = settings['proxyUser'];
  return typeof said === 'string' ? said : user;
}

/** By which schemes a place is asked; both where no URL tells. */
function schemesOf(at: string, task: Task): readonly ('http' | 'https')[] {
  const schemes = task.touches.flatMap(({ touch }): readonly ('http' | 'https')[] => {
    if (touch.kind !== 'url' || !URL.canParse(touch.url)) return [];
    const { protocol, host, port } = new URL(touch.url);
    const usual = protocol === 'https:' ? '443' : '80';
    return (port === '' ? `${host}:${usual}` : host) === at ? [protocol === 'https:' ? 'https' : 'http'] : [];
  });
  return schemes.length === 0 ? ['http', 'https'] : [...new Set(schemes)];
}

/** Null: none, or the variable cannot be read, which the attempt says. */
function proxyFor(scheme: 'http' | 'https', at: string, variables: ProxyVariables): Proxy | null {
  const { hostname, port } = new URL(`place://${at}`);
  const destination = { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
  try {
    return environmentRoute(variables, { scheme, ...destination }).proxy;
  } catch (error) {
    if (error instanceof ProbeFailure) return null;
    throw error;
  }
}
