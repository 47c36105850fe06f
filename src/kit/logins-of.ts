import * as z from 'zod';
import { pacProxies, proxyOf } from './ladder/proxy/touches.ts';
import type { AnyProbe, ProbeLogin } from './define-probe.ts';

/** Every login of a probe with these settings, in the order it tries them: at the proxy first; none where it logs in nowhere. */
export function loginsOf(probe: Pick<AnyProbe, 'login'>, settings: unknown): readonly ProbeLogin[] {
  const declared = probe.login(settings);
  if (declared === null) return proxyLogins(settings);
  return [...proxyLogins(settings), ...('account' in declared ? [declared] : declared)];
}

/** The account at the proxy that settings name, or at each that a PAC file may name (see proxySettings). */
function proxyLogins(settings: unknown): readonly ProbeLogin[] {
  const said = AtProxies.safeParse(settings);
  if (!said.success) return [];
  const { proxy, proxyPac, proxyUser: account } = said.data;
  const named = proxy === undefined ? null : proxyOf({ proxy });
  const proxies = proxyPac === undefined ? [named].filter((each) => each !== null) : pacProxies(proxyPac);
  return proxies.map(({ host, port }) => ({ host, port, account }));
}

/** Of the settings of any probe. */
const AtProxies = z.object({
  proxyUser: z.string(),
  proxy: z.string().optional(),
  proxyPac: z.object({ allow: z.array(z.string()) }).optional(),
});
