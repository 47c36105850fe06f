import type { Asked } from '../../src/kit/http-json/touches.ts';

/**
 * What may be asked (Nacos, “Open API Guide” of 1.x and 2.x, “Admin API” of 3.x): what is for 3.x only where the address
 * of 1.x and 2.x is not there any more.
 */
export const requests = {
  state: { path: '/v1/console/server/state' },
  state3: { path: '/v3/admin/core/state' },
  readiness: { path: '/v1/console/health/readiness' },
  readiness3: { path: '/v3/admin/core/state/readiness' },
  metrics: { path: '/v1/ns/operator/metrics?onlyStatus=false' },
} as const satisfies Record<string, Asked>;
