import { onTestFinished } from 'vitest';
import { dns } from '../../probes/dns/index.ts';
import type { Lookup } from '../../src/run/resolve.ts';
import { addressBytes, dnsServer, type DnsServer, type Responder } from './dns-server.ts';
import { look } from './http-task.ts';

/** Starts a name server for one test. */
export async function serve(respond: Responder): Promise<DnsServer> {
  const server = await dnsServer(respond);
  onTestFinished(server.close);
  return server;
}

/** An operating system that gives these addresses for every name; none: it knows no name. */
export const system =
  (...addresses: readonly string[]): Lookup =>
  async (host) => {
    if (addresses.length === 0) throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };

export const world = { lookup: system('10.0.0.7') };

/** Asks a name server of its own for A records of app.test, with other settings where given. */
export async function ask(respond: Responder, change: object = {}, lookup = world.lookup) {
  const server = await serve(respond);
  const written = {
    name: 'app.test',
    types: ['A'],
    server: '127.0.0.1',
    port: server.port,
    answerWithin: 400,
    ...change,
  };
  return { ...(await look(dns, written, { world: { lookup } })), server };
}

/** An A record of app.test. */
export const a = (address: string, name = 'app.test', ttl = 300) =>
  ({ name, type: 'A', ttl, data: addressBytes(address) }) as const;
