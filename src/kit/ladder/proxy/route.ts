import { isJsonObject, type JsonObject } from '../../../model/json.ts';
import type { Gap } from '../../../model/observation.ts';
import { ProbeFailure } from '../../probe-failure.ts';
import { environmentRoute, type ProxyVariables } from './environment-route.ts';
import type { Destination } from './no-proxy.ts';
import { parseProxy, showProxy, type Proxy } from './proxy-url.ts';
import type { Route } from './route-reasons.ts';
import { byEnvironment, directly, type ProxySettings } from './settings.ts';

export type { Route } from './route-reasons.ts';

/** The way where nothing is said. */
export const directRoute: Route = { proxy: null, because: 'default', rule: null };

/**
 * The way that settings name.
 *
 * @param variables of the machine, for `proxy: environment`
 * @throws ProbeFailure `settings-invalid` where an account is given for no proxy, or a variable names none
 */
export function routeOf(
  settings: ProxySettings,
  variables: ProxyVariables,
  destination: Destination & { readonly scheme: 'http' | 'https' },
): Route {
  const { proxy: said, proxyWithin: limitMs } = settings;
  if (said === byEnvironment) return { ...withAccount(environmentRoute(variables, destination), settings), limitMs };
  const proxy = said === undefined || said === directly ? null : parseProxy(said);
  if (proxy === null && (settings.proxyUser ?? settings.proxyPassword) !== undefined) throw accountOfNobody();
  if (proxy === null) return said === undefined ? directRoute : { proxy, because: 'setting', rule: null };
  return { ...withAccount({ proxy, because: 'setting', rule: null }, settings), limitMs };
}

/** The account of the settings goes before the one in a variable. */
export function withAccount(route: Route, { proxyUser, proxyPassword }: ProxySettings): Route {
  if (proxyUser === undefined) return route;
  const known = (proxy: Proxy | null): Proxy | null =>
    proxy === null ? null : { ...proxy, user: proxyUser, password: proxyPassword ?? null };
  const { others } = route;
  return { ...route, proxy: known(route.proxy), ...(others === undefined ? {} : { others: others.map(known) }) };
}

function accountOfNobody(): ProbeFailure {
  const params = { settings: { kind: 'list', items: ['proxyUser', 'proxyPassword'] } } as const;
  return new ProbeFailure('settings-invalid', { phase: 'settings', params });
}

/** The fact `route`. */
export function routeFacts(route: Route): JsonObject {
  const { pac } = route;
  return {
    route: {
      proxy: route.proxy === null ? null : showProxy(route.proxy),
      because: route.because,
      rule: route.rule,
      pac: pac === undefined ? null : { answer: pac.answer, tried: [...pac.tried], unasked: [...pac.unasked] },
    },
  };
}

/** What is not seen: the address of a target behind a proxy, and what pacGaps says. */
export function routeGaps(facts: JsonObject): readonly Gap[] {
  const address: Gap = { path: 'address', reason: 'not-supported', detail: null, note: 'kit.gap.through-proxy' };
  return [...(isHidden(facts) ? [address] : []), ...pacGaps(facts)];
}

/** What a PAC file would say where it may look up all names it asks for. */
export function pacGaps(facts: JsonObject): readonly Gap[] {
  const names = unaskedIn(facts);
  if (names.length === 0) return [];
  const noteParams = { names: { kind: 'list', items: names } } as const;
  const path = 'route.pac.answer';
  return [{ path, reason: 'not-permitted', detail: null, note: 'kit.gap.pac-names', noteParams }];
}

/** Without a proxy an address is missing where a name was not found, or a connection did not begin. */
function isHidden({ address, route }: JsonObject): boolean {
  return address === undefined && isJsonObject(route) && route['proxy'] !== null;
}

function unaskedIn({ route }: JsonObject): readonly string[] {
  const pac = isJsonObject(route) ? route['pac'] : null;
  const names = isJsonObject(pac) ? pac['unasked'] : null;
  return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
}
