import { getServers } from 'node:dns';
import { proxyVariables, type ProxyVariables } from '../kit/ladder/proxy/environment-route.ts';
import { createAskDns, type AskDns } from './ask-dns.ts';
import { lookupThreads } from './lookup-threads.ts';
import { programEnvironment } from './program-environment.ts';
import { systemLookup, type Lookup } from './resolve.ts';

/** Which machine of one environment this machine is. */
export interface PlaceInEnvironment {
  /** Machine key of the site file; null: none of them. */
  readonly place: string | null;
  /** Zone of that machine; null: none. */
  readonly zone: string | null;
}

/** What the runner knows of time, chance and the machine it stands on. */
export interface World {
  /** Wall clock, milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds of a clock that is never set back. */
  readonly monotonic: () => number;
  /** Calls once after so many milliseconds; the result cancels it. */
  readonly after: (ms: number, fire: () => void) => () => void;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly lookup: Lookup;
  /** How many names `lookup` has threads for (see fairLookup). */
  readonly lookupsAtOnce: number;
  /** Asks DNS by itself, where `lookup` found nothing; null: it is not asked. */
  readonly askDns: AskDns | null;
  /** Name servers this machine is configured with, as Node’s `dns.getServers` writes them. */
  readonly nameServers: () => readonly string[];
  /** Variables of the machine that name proxies. */
  readonly proxyVariables: ProxyVariables;
  /** Variables that programs of a task get. */
  readonly environment: Readonly<Record<string, string>>;
  /** Digest of machine id and boot id, and the host name. */
  readonly identity: { readonly machine: string; readonly hostname: string };
  /**
   * What this machine is in each environment, by environment name (see recognise.ts): the same key may name different
   * machines in two environments. An environment that is missing here: no machine of it.
   */
  readonly places: ReadonlyMap<string, PlaceInEnvironment>;
}

/** The world as it is: real clock, real timers, the system’s lookup. */
export function createWorld(standing: Pick<World, 'identity' | 'places'>): World {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after: (ms, fire) => {
      const timer = setTimeout(fire, ms);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    lookup: systemLookup,
    lookupsAtOnce: lookupThreads(process.env['UV_THREADPOOL_SIZE']),
    askDns: createAskDns(),
    nameServers: getServers,
    proxyVariables: proxyVariables(process.env),
    environment: programEnvironment(process.env, process.platform),
    ...standing,
  };
}

/** A fresh name for a run: 16 hexadecimal digits. */
export function newRunId(random: () => number): string {
  return Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');
}
