import type { Duplex } from 'node:stream';
import { isJsonObject, type JsonObject } from '../../model/json.ts';
import type { ProbeTask } from '../define-probe.ts';
import { newClimbLog, type ClimbLog } from '../ladder/climb-log.ts';
import { dialStep } from '../ladder/connect-step.ts';
import { routerOf } from '../ladder/proxy/router.ts';
import type { ProxySettings } from '../ladder/proxy/settings.ts';
import { judgesOnTheWay } from '../ladder/proxy/touches.ts';
import { trustOf } from '../ladder/trust-of.ts';
import { trustIn } from '../ladder/trust.ts';
import type { Opening } from './session.ts';

/** Where a database is, and what may stand on the way. */
export interface DatabasePlace extends ProxySettings {
  readonly host: string;
  readonly port: number;
  /** PEM file with the authorities of the settings; a proxy that speaks TLS itself is judged by them too. */
  readonly ca?: string;
}

/**
 * Connects to a database, directly or through the proxy of the settings. Way, times and the address that the server sees
 * go to `opening`, also where it fails.
 *
 * @throws ProbeFailure the causes of dialling; `proxy-*`; `pac-*`; `settings-invalid` for an account of no proxy
 */
export async function dialDatabase(task: ProbeTask<DatabasePlace>, opening: Opening): Promise<Duplex> {
  const { host, port } = task.settings;
  const log = newClimbLog();
  try {
    const trust = judgesOnTheWay(task.settings) ? (await trustOf(task, task.settings)).trust : trustIn([]);
    const route = await routerOf(task, trust)({ host, port, scheme: 'http' });
    const { stream, localAddress } = await dialStep(task, { host, port, route, trust }, log);
    // Behind a proxy the server sees the address of the proxy.
    opening.from = proxyIn(log.facts) ?? localAddress;
    return stream;
  } finally {
    keep(log, opening);
  }
}

function proxyIn({ route }: JsonObject): string | null {
  return isJsonObject(route) && typeof route['proxy'] === 'string' ? route['proxy'] : null;
}

/** Of what the step learnt, what a database declares: TLS of its own comes later. */
function keep({ facts: { route }, timings }: ClimbLog, opening: Opening): void {
  if (route !== undefined) opening.facts = { ...opening.facts, route };
  opening.timings.push(...timings);
}
