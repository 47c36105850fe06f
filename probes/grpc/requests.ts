import type { Settings } from './schema.ts';

/** The one call (grpc/health/v1/health.proto). */
export const check = ({ service }: Settings): string =>
  service === '' ? 'grpc.health.v1.Health/Check' : `grpc.health.v1.Health/Check service=${service}`;
