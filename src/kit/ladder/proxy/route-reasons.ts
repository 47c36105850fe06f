import type { Proxy } from './proxy-url.ts';

/**
 * Why a way is taken: nothing was said, the settings say so, a variable names a proxy, NO_PROXY takes the target out, no
 * variable names one.
 */
export const routeReasons = ['default', 'setting', 'environment', 'no-proxy', 'no-variable'] as const;
export type RouteReason = (typeof routeReasons)[number];

/** The way to a target. */
export interface Route {
  /** Null: nothing is in between that we know of. */
  readonly proxy: Proxy | null;
  readonly because: RouteReason;
  /** Variable, or variable and entry, that decided; null: none did. */
  readonly rule: string | null;
  /** Milliseconds for the proxy to lead on. */
  readonly limitMs?: number;
}
