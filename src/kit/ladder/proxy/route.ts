import { isJsonObject, type JsonObject } from '../../../model/json.ts';
import type { Gap } from '../../../model/observation.ts';
import { ProbeFailure } from '../../probe-failure.ts';
import { environmentRoute, type ProxyVariables } from './environment-route.ts';
import type { Destination } from './no-proxy.ts';
import { parseProxy, showProxy } from './proxy-url.ts';
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
function withAccount(route: Route, { proxyUser, proxyPassword }: ProxySettings): Route {
  if (route.proxy === null || proxyUser === undefined) return route;
  return { ...route, proxy: { ...route.proxy, user: proxyUser, password: proxyPassword ?? null } };
}

function accountOfNobody(): ProbeFailure {
  const params = { settings: { kind: 'list', items: ['proxyUser', 'proxyPassword'] } } as const;
  return new ProbeFailure('settings-invalid', { phase: 'settings', params });
}

/** The fact `route`. */
export function routeFacts(route: Route): JsonObject {
  return {
    route: {
      proxy: route.proxy === null ? null : showProxy(route.proxy),
      because: route.because,
      rule: route.rule,
    },
  };
}

/** What is not seen of a target behind a proxy: its address. */
export function routeGaps(facts: JsonObject): readonly Gap[] {
  const { address, route } = facts;
  // Without a proxy it is a name that was not found, or a connection that did not begin.
  if (address !== undefined || !isJsonObject(route) || route['proxy'] === null) return [];
  return [{ path: 'address', reason: 'not-supported', detail: null, note: 'kit.gap.through-proxy' }];
}
