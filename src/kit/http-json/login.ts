import type { ProbeLogin } from '../define-probe.ts';
import { placeOfUrl } from '../ladder/show-url.ts';

/** Where an account of a product that answers JSON over HTTP logs in; null where there is no account. Pure. */
export function httpJsonLogin(at: { readonly url: string }, account: string | null): ProbeLogin | null {
  return account === null ? null : { ...placeOfUrl(new URL(at.url)), account };
}
