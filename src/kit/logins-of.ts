import { proxyOf } from './ladder/proxy/touches.ts';
import type { AnyProbe, ProbeLogin } from './define-probe.ts';

/** Every login of a probe with these settings, in the order it tries them: at the proxy first; none where it logs in nowhere. */
export function loginsOf(probe: Pick<AnyProbe, 'login'>, settings: unknown): readonly ProbeLogin[] {
  const declared = probe.login(settings);
  if (declared === null) return proxyLogins(settings);
  return [...proxyLogins(settings), ...('account' in declared ? [declared] : declared)];
}

/** The account at the proxy that settings name (see proxySettings). */
function proxyLogins(settings: unknown): readonly ProbeLogin[] {
  if (typeof settings !== 'object' || settings === null) return [];
  if (!('proxy' in settings) || !('proxyUser' in settings)) return [];
  const { proxy: said, proxyUser: account } = settings;
  if (typeof said !== 'string' || typeof account !== 'string') return [];
  const proxy = proxyOf({ proxy: said });
  return proxy === null ? [] : [{ host: proxy.host, port: proxy.port, account }];
}
