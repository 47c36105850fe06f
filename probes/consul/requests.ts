import type { Asked } from '../../src/kit/http-json/touches.ts';

/** What is asked, in this order (Consul, “Status HTTP API” and “Agent HTTP API”). The first two need no right. */
export const requests = {
  leader: { path: '/v1/status/leader' },
  peers: { path: '/v1/status/peers' },
  self: { path: '/v1/agent/self' },
} as const satisfies Record<string, Asked>;
