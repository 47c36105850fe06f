import type { Browser, BrowserContextOptions } from 'playwright';
import { openClientGate, type ClientGate } from '../../src/kit/ladder/client-gate.ts';
import { trustOf } from '../../src/kit/ladder/trust-of.ts';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import type { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { authorityOf, originOf } from './origins.ts';
import { certifiedOrigins, ownOrigins, type Settings } from './schema.ts';

/**
 * The gate through which the browser shows the client certificate of the settings; null: they name none. The browser
 * could show one itself only out of a store of the account it runs in, where the private key would have to be put.
 *
 * @throws ProbeFailure phase `settings`: `file-missing`, `settings-invalid`, `client-certificate-unusable`
 */
export async function gateFor(task: ProbeTask<Settings>): Promise<ClientGate | null> {
  const origins = certifiedOrigins(task.settings);
  return origins.length === 0 ? null : openClientGate(task, origins, await trustOf(task, task.settings));
}

/** The origins that the browser reaches by itself: all that are declared, but those behind the gate. */
export function directOrigins(settings: Settings): readonly string[] {
  const certified = certifiedOrigins(settings);
  return ownOrigins(settings).filter((origin) => !certified.includes(origin));
}

const gates = new WeakMap<Browser, ClientGate>();

/** Remembers which gate a browser has. */
export function rememberGate(browser: Browser, gate: ClientGate): void {
  gates.set(browser, gate);
}

/** How pages of a browser reach what is declared; nothing where it has no gate, for then its switches say it. */
export function wayOf(browser: Browser, settings: Settings): Pick<BrowserContextOptions, 'proxy'> {
  const gate = gates.get(browser);
  if (gate === undefined) return {};
  const direct = directOrigins(settings).map(authorityOf);
  return { proxy: { server: gate.proxy, bypass: ['<-loopback>', ...direct].join(',') } };
}

/** Why the gate of a browser did not lead to an address; null: it did, or there is none. */
export function gateFailure(browser: Browser, url: string): ProbeFailure | null {
  return gates.get(browser)?.failureAt(originOf(url)) ?? null;
}
