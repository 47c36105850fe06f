import { notSupported } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import { programs } from '../asked-programs.ts';
import type { Found } from '../found.ts';
import type { Facts } from '../schema.ts';

export type TimeSync = NonNullable<Facts['timeSync']>;

const names = ['synchronized', 'service', 'source', 'stratum', 'offset'] as const;

/** The facts, with gaps for what the service does not tell. */
export function timeSyncFacts(timeSync: TimeSync): Found {
  const silent = names.filter((name) => timeSync[name] === undefined);
  // of the programs that are asked, only timedatectl may not know the service
  const source = value(timeSync.service ?? programs.timedatectl[0]);
  const gaps = silent.map((name) => notSupported(`timeSync.${name}`, 'kit.gap.not-told', { source }));
  return { facts: { timeSync }, gaps };
}
