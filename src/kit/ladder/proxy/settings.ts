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
    /** A PAC file says which proxy, in the place of `proxy`. */
    proxyPac: z
      .strictObject({
        from: z
          .string()
          .regex(/^(?!https?:\/\/)[^\0\r\n]+$|^https?:\/\/[^\s@/?#]+(?:[/?]\S*)?$/i, 'kit.wanted-pac')
          .refine((text) => !/^https?:/i.test(text) || URL.canParse(text), 'kit.wanted-pac')
          .meta({ kind: 'url' })
          .describe('the PAC file: http(s) URL, or a file of the machine of the run'),
        allow: z
          .array(z.string().refine((text) => isProxy(text), 'kit.wanted-proxy-url'))
          .max(20)
          .default([])
          .describe('proxies that it may name; one that is not among them is not contacted'),
      })
      .exactOptional(),
    /** Account at the proxy, or at whichever the PAC file names. */
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

/**
 * Settings in which one thing says the way to a target: a PAC file, or `proxy`. Others are given back as they are.
 * What is wrong is said of `proxyPac`.
 */
export function withOneWay<T extends z.ZodType>(settings: T): T {
  const named: Readonly<Record<string, unknown>> = settings instanceof z.ZodObject ? settings.shape : {};
  if (named['proxy'] === undefined || named['proxyPac'] === undefined) return settings;
  return settings.refine((read) => !isTwoWays(read), { error: 'kit.one-way', path: ['proxyPac'] });
}

function isTwoWays(settings: unknown): boolean {
  return typeof settings === 'object' && settings !== null && 'proxy' in settings && 'proxyPac' in settings;
}

export type PacSetting = NonNullable<ProxySettings['proxyPac']>;
export type ProxySettings = z.infer<z.ZodObject<ReturnType<typeof proxySettings>>>;

function isProxySetting(text: string, more: readonly string[]): boolean {
  return text === directly || more.includes(text) || isProxy(text);
}

/** The password of a proxy is a secret, and never stands in a profile. */
function isProxy(text: string): boolean {
  return /^(?:https?|socks(?:4a?|5h?)):\/\/[^\s@/?#]+:\d+\/?$/i.test(text) && parseProxy(text) !== null;
}
