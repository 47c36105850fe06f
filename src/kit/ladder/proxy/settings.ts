import * as z from 'zod';
import { secret } from '../../settings.ts';
import { parseProxy } from './proxy-url.ts';

/** What `proxy` may say besides a URL: nothing is in between, or what the machine’s environment says. */
export const directly = 'direct';
export const byEnvironment = 'environment';

const within = { least: 100, most: 120_000, usual: 10_000 };

/**
 * Settings of a target that may lie behind a proxy; each may be missing.
 *
 * @param more what `proxy` may say besides a URL and `direct`
 */
export function proxySettings(more: readonly (typeof byEnvironment)[] = []) {
  return {
    /** `direct`, or the proxy: `http://`, `https://`, `socks5://`, `socks4://` with name and port. */
    proxy: z
      .string()
      .refine((text) => isProxySetting(text, more), 'kit.wanted-proxy')
      .exactOptional(),
    /** Account at the proxy. */
    proxyUser: z
      .string()
      .min(1)
      // The names end where the password begins (RFC 7617 section 2); lengths of RFC 1929 section 2.
      .max(255)
      .regex(/^[^:\0\r\n]+$/, 'kit.wanted-proxy-user')
      .exactOptional(),
    proxyPassword: secret().max(255).exactOptional(),
    /** Milliseconds for the proxy to lead on to the target. */
    proxyWithin: z.number().int().min(within.least).max(within.most).default(within.usual).meta({ tuning: true }),
  };
}

export type ProxySettings = z.infer<z.ZodObject<ReturnType<typeof proxySettings>>>;

function isProxySetting(text: string, more: readonly string[]): boolean {
  if (text === directly || more.includes(text)) return true;
  // The password of a proxy is a secret, and never stands in a profile.
  return /^(?:https?|socks(?:4a?|5h?)):\/\/[^\s@/?#]+:\d+\/?$/i.test(text) && parseProxy(text) !== null;
}
