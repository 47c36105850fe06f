import type { LookupName } from '../kit/lookup-name.ts';
import { ProbeFailure } from '../kit/probe-failure.ts';
import { addressesOf, type DialerOptions } from './dial.ts';

/** What one attempt of a task may ask the operating system for. */
export interface LookUpOptions extends Pick<DialerOptions, 'resolve' | 'lookupTimeoutMs' | 'signal'> {
  /** Names, in lower case, that are declared and approved. */
  readonly allowed: ReadonlySet<string>;
  readonly world: DialerOptions['world'];
  /** Told of each name once it is allowed. */
  readonly onTouched: (host: string) => void;
}

/** Makes the lookup of one attempt. */
export function createLookUp(options: LookUpOptions): LookupName {
  return async (host) => {
    if (!options.allowed.has(host.toLowerCase())) throw new ProbeFailure('not-declared', { params: { host, port: 0 } });
    options.onTouched(host);
    const began = options.world.monotonic();
    const found = await addressesOf({ host }, options);
    const durationMs = options.world.monotonic() - began;
    const known = new Set<string>();
    const addresses = found.filter(({ address }) => !known.has(address) && known.add(address));
    return { addresses, durationMs };
  };
}
