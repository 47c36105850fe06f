import { getServers } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { errorCode } from './resolve.ts';

/** What DNS by itself says of a name, past hosts file and other sources of the operating system. */
export interface DnsSays {
  readonly what: 'addresses' | 'no-name' | 'no-address' | 'invalid' | 'failed' | 'refused' | 'late' | 'unreachable';
  /** Empty but for `addresses`. */
  readonly addresses: readonly string[];
  /** Code of c-ares: `ESERVFAIL`; null: an answer. */
  readonly code: string | null;
  /** Servers that were asked, as this machine is set to. */
  readonly servers: readonly string[];
}

/** Asks DNS for the addresses of a name. Never rejects. The signal says that this caller does not wait any longer. */
export type AskDns = (host: string, signal: AbortSignal) => Promise<DnsSays>;

/** One try at each server, milliseconds. The default of c-ares would wait some 15 seconds. */
const tryMs = 1000;

/** Codes of c-ares (ares.h), most telling first: what a server said goes before what could not be asked. */
const meanings: readonly (readonly [string, DnsSays['what']])[] = [
  ['ENOTFOUND', 'no-name'],
  ['EBADNAME', 'invalid'],
  ['ESERVFAIL', 'failed'],
  ['EREFUSED', 'refused'],
  ['EFORMERR', 'failed'],
  ['ENOTIMP', 'failed'],
  ['EBADRESP', 'failed'],
  ['ETIMEOUT', 'late'],
  ['ECONNREFUSED', 'unreachable'],
  ['ENODATA', 'no-address'],
];

/** One look at a name, for all who wait for it. */
interface Flight {
  readonly says: Promise<DnsSays>;
  waiting: number;
  /** Ends it at once. */
  readonly cancel: () => void;
}

/**
 * Makes a way to ask DNS that shares the flight of a name. It is asked only where the operating system found nothing:
 * the codes of getaddrinfo(3) do not tell a name that is missing from a server that is dead. A flight is cancelled when
 * the last of those who wait for it gives up: one task at its deadline must not end the look of another.
 *
 * @param servers `address` or `address:port`; null: those this machine is set to
 */
export function createAskDns(servers: readonly string[] | null = null): AskDns {
  const flights = new Map<string, Flight>();
  const takeOff = (name: string): Flight => {
    const resolver = new Resolver({ timeout: tryMs, tries: 1 });
    if (servers !== null) resolver.setServers(servers);
    const land = (): void => {
      if (flights.get(name) === flight) flights.delete(name);
    };
    const says = ask(name, resolver, servers ?? getServers()).finally(land);
    const cancel = (): void => {
      land();
      resolver.cancel();
    };
    const flight: Flight = { says, waiting: 0, cancel };
    flights.set(name, flight);
    return flight;
  };
  return async (host, signal) => {
    const name = host.toLowerCase();
    const flight = flights.get(name) ?? takeOff(name);
    flight.waiting += 1;
    const leave = (): void => {
      flight.waiting -= 1;
      if (flight.waiting === 0) flight.cancel();
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    const said = await flight.says;
    signal.removeEventListener('abort', leave);
    return said;
  };
}

async function ask(host: string, resolver: Resolver, asked: readonly string[]): Promise<DnsSays> {
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = answers.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  if (addresses.length > 0) return { what: 'addresses', addresses, code: null, servers: asked };
  const codes = answers.flatMap((each) => (each.status === 'rejected' ? [errorCode(each.reason)] : ['ENODATA']));
  const [code, what] = meanings.find(([each]) => codes.includes(each)) ?? [codes[0] ?? null, 'failed' as const];
  return { what, addresses: [], code, servers: asked };
}
