import * as z from 'zod';
import { amount, text } from '../../src/kit/database/fact-shapes.ts';
import { serviceDerivedShapes, serviceFactShapes } from '../../src/kit/service/fact-shapes.ts';
import { serviceSettings } from '../../src/kit/service/settings.ts';
import { headerValue, secret } from '../../src/kit/settings.ts';

const headerName = z.string().regex(/^[a-z0-9_.-]+$/, 'grpc.wanted-metadata');

export const Settings = z.strictObject({
  ...serviceSettings(50_051),
  /** Service whose health is asked; empty: the whole server. */
  service: z.string().max(500).default(''),
  /** Metadata sent beside. */
  metadata: z.record(headerName, headerValue()).default({}),
  bearer: secret().exactOptional(),
});
export type Settings = z.infer<typeof Settings>;

export const Facts = z.strictObject({
  ...serviceFactShapes,
  health: text('SERVING', 'NOT_SERVING', 'UNKNOWN', 'SERVICE_UNKNOWN', 'unimplemented').describe(
    'what the health service says; SERVICE_UNKNOWN: it does not know the service asked for; unimplemented: the server answers gRPC and has no health service',
  ),
  grpcStatus: amount(0).describe('status of the call; 0: OK, 5: not found, 12: unimplemented'),
  grpcMessage: text('unknown service grpc.health.v1.Health')
    .nullable()
    .describe('message beside the status; null: none'),
  server: text('envoy').nullable().describe('what the server, or a proxy before it, calls itself; null: nothing'),
});
export type Facts = z.infer<typeof Facts>;

export const Derived = z.object(serviceDerivedShapes);
