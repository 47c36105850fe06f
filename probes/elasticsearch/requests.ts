import type { Asked } from '../../src/kit/http-json/touches.ts';

/** What is asked, in this order (Elasticsearch reference, “Cluster health”; OpenSearch has the same). */
export const requests = {
  root: { path: '/' },
  health: { path: '/_cluster/health' },
} as const satisfies Record<string, Asked>;
