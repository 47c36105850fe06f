import type { ProbeTask } from '../../src/kit/define-probe.ts';
import type { Dialled } from '../../src/kit/dial.ts';
import { tenth } from '../../src/kit/ladder/climb-log.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Facts, Settings } from './schema.ts';
import { mostAddresses } from './touches.ts';

type Tried = Facts['addresses'];

/** The addresses that were tried on the way to the first connection, then each of the others on its own. */
export async function tryAddresses(task: ProbeTask<Settings>, dialled: Dialled): Promise<Tried> {
  const { host, port, everyAddress } = task.settings;
  const tried: Tried = dialled.attempts.map(({ address, cause, durationMs }) => ({
    ip: address,
    connected: cause === null,
    cause,
    took: tenth(durationMs),
  }));
  if (!everyAddress) return tried;
  const known = new Set(tried.map(({ ip }) => ip));
  const left = [...new Set(dialled.addresses)].filter((address) => !known.has(address));
  for (const address of left.slice(0, mostAddresses - 1)) {
    const began = task.monotonic();
    const cause = await causeOf(task, { host, port, address });
    tried.push({ ip: address, connected: cause === null, cause, took: tenth(task.monotonic() - began) });
  }
  return tried;
}

/** Why one address cannot be connected to; null: it can. Throws what is no matter of the address. */
async function causeOf(
  task: ProbeTask<Settings>,
  target: { readonly host: string; readonly port: number; readonly address: string },
): Promise<string | null> {
  try {
    const { socket } = await task.dial(target);
    socket.destroy();
    return null;
  } catch (error) {
    if (!(error instanceof ProbeFailure) || error.failureCause === 'cancelled') throw error;
    return error.failureCause;
  }
}
