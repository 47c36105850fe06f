import type { Gap } from '../../src/model/observation.ts';
import type { Facts } from './schema.ts';

/** What was found out, before the groups that `read` leaves out are taken away. */
export interface Found {
  readonly facts: Facts;
  readonly gaps: readonly Gap[];
}
