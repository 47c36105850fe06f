import type { Environment, Machine } from '../model/profile.ts';
import type { PlaceInEnvironment } from './world.ts';

/** What a machine knows of itself. */
export interface Self {
  readonly hostname: string;
  /** Addresses of its network interfaces. */
  readonly addresses: readonly string[];
  /** What the user said it is: a machine key, or `environment/key`; null: nothing. */
  readonly as: string | null;
}

/** Which machine this is in each environment; or that what the user said names none, or several. */
export type Recognised =
  | { readonly kind: 'recognised'; readonly places: ReadonlyMap<string, PlaceInEnvironment> }
  | { readonly kind: 'as-unknown'; readonly known: readonly string[] }
  | { readonly kind: 'as-ambiguous'; readonly known: readonly string[] };

/**
 * Finds the machine of the site file that this is: as told, else by host name (a short name equals a full one), else
 * by address. The same key may stand for different machines in two environments: a key alone must then be told apart.
 */
export function recognise(environments: readonly Environment[], self: Self): Recognised {
  const places = new Map<string, PlaceInEnvironment>();
  for (const { name, machines } of environments) {
    const byName = machines.find((each) => each.hostname !== null && sameHost(each.hostname, self.hostname));
    const found = byName ?? machines.find((each) => each.address !== null && self.addresses.includes(each.address));
    if (found !== undefined) places.set(name, placeOf(found));
  }
  if (self.as === null) return { kind: 'recognised', places };
  const all = environments.flatMap((each) => each.machines.map((machine) => ({ environment: each.name, machine })));
  const named = all.filter(
    ({ environment, machine }) => self.as === machine.key || self.as === `${environment}/${machine.key}`,
  );
  const known = (named.length === 0 ? all : named).map(({ environment, machine }) => `${environment}/${machine.key}`);
  const only = named[0];
  if (only === undefined) return { kind: 'as-unknown', known };
  if (named.length > 1) return { kind: 'as-ambiguous', known };
  return { kind: 'recognised', places: new Map([...places, [only.environment, placeOf(only.machine)]]) };
}

function placeOf(machine: Machine): PlaceInEnvironment {
  return { place: machine.key, zone: machine.zone };
}

function sameHost(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left === right) return true;
  if (left.includes('.') && right.includes('.')) return false;
  return left.split('.')[0] === right.split('.')[0];
}
