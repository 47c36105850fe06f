import { environmentRoute, type ProxyVariables } from '../kit/ladder/proxy/environment-route.ts';
import { environmentText, ledOn } from '../kit/ladder/proxy/touches.ts';
import type { PlaceOfUrl } from '../kit/ladder/proxy/no-proxy.ts';
import type { Proxy } from '../kit/ladder/proxy/proxy-url.ts';
import { placeOfUrl } from '../kit/ladder/show-url.ts';
import { ProbeFailure } from '../kit/probe-failure.ts';
import { hostPort, touchLineText, type DeclaredTouch, type Task, type TaskLogin } from '../model/plan.ts';
import { loginKey } from './login-gate.ts';

/**
 * A task with the accounts at proxies that only this machine knows (`proxy: environment`), before those of the plan. A
 * plan is the same on every machine and cannot name them; but a wrong password in a variable must not be tried by every
 * task either. The proxies are told by the touch that asks them to lead on, as where settings name them.
 */
export function withMachineLogins(task: Task, variables: ProxyVariables): Task {
  const logins = new Map<string, TaskLogin>();
  const touches = new Map<string, DeclaredTouch>();
  for (const { at, proxy } of waysOf(task, variables)) {
    const account = accountAt(proxy, task);
    if (account === null) continue;
    const login = { host: proxy.host, port: proxy.port, account };
    const touch = ledOn(proxy, at);
    logins.set(loginKey(login), login);
    touches.set(touchLineText(touch), { touch, count: 1 });
  }
  if (logins.size === 0) return task;
  return { ...task, logins: [...logins.values(), ...task.logins], touches: [...task.touches, ...touches.values()] };
}

/** A proxy that may be asked to lead on to a place, as hostPort writes it. */
interface Way {
  readonly at: string;
  readonly proxy: Proxy;
}

function waysOf(task: Task, variables: ProxyVariables): readonly Way[] {
  const places = task.touches.flatMap(({ touch }) =>
    touch.kind === 'request' && touch.text === environmentText ? [touch.at] : [],
  );
  if (places.length === 0) return [];
  const asked = task.touches.flatMap(({ touch }) => (touch.kind === 'url' ? urlPlaces(touch.url) : []));
  return places.flatMap((at) =>
    placesBehind(at, places, asked).flatMap((place) => {
      const proxy = proxyFor(place, variables);
      return proxy === null ? [] : [{ at, proxy }];
    }),
  );
}

/**
 * What the machine is asked the way for where `at` is dialled: the URLs that lead there; else those whose own place
 * nobody dials, for the settings name another one in its stead (`connectTo`); by both schemes where no URL is left.
 */
function placesBehind(at: string, dialled: readonly string[], asked: readonly PlaceOfUrl[]): readonly PlaceOfUrl[] {
  const here = asked.filter((place) => placeName(place) === at);
  if (here.length > 0) return here;
  const moved = asked.filter((place) => !dialled.includes(placeName(place)));
  const unnamed = dialled.filter((each) => !asked.some((place) => placeName(place) === each));
  const schemes = moved.length < unnamed.length ? (['http', 'https'] as const) : [];
  const itself = placeOfUrl(new URL(`place://${at}`));
  return [...moved, ...schemes.map((scheme) => ({ ...itself, scheme }))];
}

function placeName({ host, port }: PlaceOfUrl): string {
  return hostPort(host, port);
}

function urlPlaces(text: string): readonly PlaceOfUrl[] {
  if (!URL.canParse(text)) return [];
  const url = new URL(text);
  return [{ ...placeOfUrl(url), scheme: url.protocol === 'https:' ? 'https' : 'http' }];
}

/** The account of the settings goes before the one in a variable. */
function accountAt({ user }: Proxy, { settings }: Task): string | null {
  const said = settings['proxyUser'];
  return typeof said === 'string' ? said : user;
}

/** Null: none, or the variable cannot be read, which the attempt says. */
function proxyFor(place: PlaceOfUrl, variables: ProxyVariables): Proxy | null {
  try {
    return environmentRoute(variables, place).proxy;
  } catch (error) {
    if (error instanceof ProbeFailure) return null;
    throw error;
  }
}
