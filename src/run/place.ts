import type { Vantage } from '../model/observation.ts';
import type { Task } from '../model/plan.ts';
import type { Params } from '../model/message.ts';
import type { World } from './world.ts';

/** This machine as the vantage of a task in one environment. */
export function vantageIn(environment: string, world: World): Vantage {
  const { place, zone } = world.places.get(environment) ?? { place: null, zone: null };
  const { machine, hostname } = world.identity;
  return { place, zone, machine, hostname };
}

/** Why a task cannot run on this machine; null: it can. */
export function elsewhere(
  task: Task,
  here: Vantage,
): { readonly cause: 'elsewhere' | 'elsewhere-unknown'; readonly params: Params } | null {
  const wanted = task.machine ?? task.id.vantage;
  if (wanted === null || wanted === here.place) return null;
  if (here.place === null) return { cause: 'elsewhere-unknown', params: { wanted, here: here.hostname } };
  return { cause: 'elsewhere', params: { wanted, here: here.place } };
}
