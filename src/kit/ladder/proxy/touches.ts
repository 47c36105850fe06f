import { hostPort, type DeclaredTouch, type Touch } from '../../../model/plan.ts';
import type { Destination } from './no-proxy.ts';
import { parseProxy, type Proxy } from './proxy-url.ts';
import { pacTouches } from './pac/pac-touches.ts';
import { byEnvironment, directly, type PacSetting, type ProxySettings } from './settings.ts';

/** What stands on the touch list in place of a proxy that only the machine of the run knows. */
export const environmentText = 'through the proxy that HTTP_PROXY, HTTPS_PROXY or ALL_PROXY of the machine names';

/** Being led on by a proxy. A target may be given as hostPort writes it. */
export function ledOn(proxy: Destination, target: Destination | string): Touch {
  const to = typeof target === 'string' ? target : hostPort(target.host, target.port);
  return { kind: 'request', at: hostPort(proxy.host, proxy.port), text: `CONNECT ${to}` };
}

/** Whether a touch is ledOn. Services have requests of this name too: `CONNECT 5.0` is what MQTT asks of a broker. */
export function isLedOn(touch: Touch): boolean {
  return touch.kind === 'request' && /^CONNECT \S+:\d+$/.test(touch.text);
}

/** What is touched to have connections to a target: itself, or the proxy, which is asked to lead on. Pure. */
export function routeTouches(
  settings: Pick<ProxySettings, 'proxy' | 'proxyPac' | 'proxyUser'>,
  target: Destination,
  count: number,
): readonly DeclaredTouch[] {
  const { host, port } = target;
  const itself: DeclaredTouch = { touch: { kind: 'connect', transport: 'tcp', host, port }, count };
  if (settings.proxy === byEnvironment) {
    return [itself, { touch: { kind: 'request', at: hostPort(host, port), text: environmentText }, count }];
  }
  const { proxyPac, proxyUser } = settings;
  if (proxyPac !== undefined) {
    const through = pacProxies(proxyPac).flatMap((proxy) => proxyTouches(proxy, proxyUser, target, count));
    return [...pacTouches(proxyPac.from, host), itself, ...through];
  }
  const proxy = proxyOf(settings);
  return proxy === null ? [itself] : proxyTouches(proxy, proxyUser, target, count);
}

function proxyTouches(
  proxy: Proxy,
  user: string | undefined,
  target: Destination,
  count: number,
): readonly DeclaredTouch[] {
  const at = hostPort(proxy.host, proxy.port);
  const account: readonly DeclaredTouch[] =
    user === undefined ? [] : [{ touch: { kind: 'account', at, name: user }, count }];
  return [
    { touch: { kind: 'connect', transport: 'tcp', host: proxy.host, port: proxy.port }, count },
    ...account,
    { touch: ledOn(proxy, target), count },
  ];
}

/** The proxy that settings name themselves. */
export function proxyOf({ proxy }: Pick<ProxySettings, 'proxy'>): Proxy | null {
  return proxy === undefined || proxy === directly || proxy === byEnvironment ? null : parseProxy(proxy);
}

/** Whether there may be TLS on the way, to a proxy or to the place of a PAC file, that the authorities of `ca` judge. */
export function judgesOnTheWay(settings: Pick<ProxySettings, 'proxy' | 'proxyPac'>): boolean {
  return settings.proxyPac !== undefined || proxyOf(settings)?.scheme === 'https';
}

/** The proxies that a PAC file may name. */
export function pacProxies({ allow }: Pick<PacSetting, 'allow'>): readonly Proxy[] {
  return allow.map((text) => parseProxy(text)).filter((proxy) => proxy !== null);
}
