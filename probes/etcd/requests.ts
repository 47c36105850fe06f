import type { Asked } from '../../src/kit/http-json/touches.ts';

/** What is asked, in this order (etcd, “Monitoring” and “API: gRPC gateway”); `status` reads by POST. */
export const requests = {
  version: { path: '/version' },
  health: { path: '/health' },
  status: { method: 'POST', path: '/v3/maintenance/status', body: '{}' },
} as const satisfies Record<string, Asked>;
