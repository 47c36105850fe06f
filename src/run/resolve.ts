import { lookup as dnsLookup } from 'node:dns/promises';

/** One address of a name. */
export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** All addresses of a name in the order of the operating system; rejects with the system’s error code. */
export type Lookup = (host: string) => Promise<readonly Address[]>;

/** Asks the operating system (hosts file, DNS ...), as the programs of this machine would. */
export const systemLookup: Lookup = async (host) => {
  const found = await dnsLookup(host, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
};

/**
 * A lookup with one flight a name: Node has few threads for lookups, and a dead name is asked for again and again. What
 * was found is kept for the run; a name that does not exist stays so; any other failure is forgotten, so that a retry
 * asks again. A caller that stops waiting leaves the flight in the air.
 */
export function createResolver(lookup: Lookup): Lookup {
  const flights = new Map<string, Promise<readonly Address[]>>();
  return (host) => {
    const name = host.toLowerCase();
    const known = flights.get(name);
    if (known !== undefined) return known;
    const flight = lookup(name);
    flights.set(name, flight);
    flight.catch((error: unknown) => {
      if (errorCode(error) !== 'ENOTFOUND') flights.delete(name);
    });
    return flight;
  };
}

/** The `code` of a system error; null where there is none. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
