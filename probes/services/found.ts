import type { Gap } from '../../src/model/observation.ts';
import type { Facts } from './schema.ts';

/** What one service manager told. */
export interface Found {
  readonly facts: Facts;
  readonly gaps: readonly Gap[];
}

/** More services are cut off. */
export const mostServices = 2000;
