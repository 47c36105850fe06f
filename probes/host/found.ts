import type { ProbeTask } from '../../src/kit/define-probe.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { Facts, Settings } from './schema.ts';

export type HostTask = ProbeTask<Settings>;

/** What one group gave. */
export interface Found {
  readonly facts: Facts;
  readonly gaps: readonly Gap[];
}

/** Reads one group. May throw: then the whole group is a gap. */
export type Reader = (task: HostTask) => Promise<Found>;
