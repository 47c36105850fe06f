/**
 * Why a way is taken: nothing was said, the settings say so, a variable names a proxy, NO_PROXY takes the target out, no
 * variable names one.
 */
export const routeReasons = ['default', 'setting', 'environment', 'no-proxy', 'no-variable'] as const;
export type RouteReason = (typeof routeReasons)[number];
