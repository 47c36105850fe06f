import type { ProbeLogin } from '../define-probe.ts';
import { hostOf, portOf } from '../ladder/show-url.ts';

/** Where an account of a product that answers JSON over HTTP logs in; null where there is no account. Pure. */
export function httpJsonLogin(at: { readonly url: string }, account: string | null): ProbeLogin | null {
  if (account === null) return null;
  const url = new URL(at.url);
  return { host: hostOf(url), port: portOf(url), account };
}
