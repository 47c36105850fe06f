import type { Proxy } from './proxy-url.ts';

/**
 * Why a way is taken: nothing was said, the settings say so, a variable names a proxy, NO_PROXY takes the target out, no
 * variable names one, a PAC file says so.
 */
export const routeReasons = ['default', 'setting', 'environment', 'no-proxy', 'no-variable', 'pac'] as const;
export type RouteReason = (typeof routeReasons)[number];

/** The way to a target. */
export interface Route {
  /** Null: nothing is in between that we know of. */
  readonly proxy: Proxy | null;
  readonly because: RouteReason;
  /** Variable, or variable and entry, or PAC file (path or URL) that decided; null: none did. */
  readonly rule: string | null;
  /** Milliseconds for the proxy to lead on. */
  readonly limitMs?: number;
  /** What the PAC file said; absent: none was asked. */
  readonly pac?: PacSaid;
  /** What is tried after it, in this order, as long as no connection comes about: null is the direct way. */
  readonly others?: readonly (Proxy | null)[];
}

/** What a PAC file said of a target. */
export interface PacSaid {
  /** Word for word: `PROXY a:8080; DIRECT`. */
  readonly answer: string;
  /** Entries before the one that was taken, to which no connection came about. */
  readonly tried: readonly string[];
  /** Names whose addresses the script wanted and did not get, because the touch list does not have them. */
  readonly unasked: readonly string[];
}
