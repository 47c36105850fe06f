import { notSupported } from '../../../src/kit/machine/missed.ts';
import type { Found } from '../found.ts';
import type { Facts } from '../schema.ts';

export type TimeSync = NonNullable<Facts['timeSync']>;

const names = ['synchronized', 'service', 'source', 'stratum', 'offset'] as const;

/** The facts, with gaps for what the service does not tell. */
export function timeSyncFacts(timeSync: TimeSync): Found {
  const silent = names.filter((name) => timeSync[name] === undefined);
  const gaps = silent.map((name) => notSupported(`timeSync.${name}`, `${timeSync.service ?? 'it'} does not tell it`));
  return { facts: { timeSync }, gaps };
}
