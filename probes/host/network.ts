import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';
import type { Found } from './found.ts';
import type { Facts } from './schema.ts';

/** Interfaces that are up, as Node lists them. */
export async function readNetwork(): Promise<Found> {
  return { facts: { interfaces: interfaceFacts(networkInterfaces()) }, gaps: [] };
}

/** The host’s ends of containers: they come and go. */
const containerEnd = /^(?:veth|cali|lxc|tap|vnet)/;

const noAddress = '00:00:00:00:00:00';

/** One element for each interface, sorted by name; a hardware address of zeros means none. */
export function interfaceFacts(
  listed: Readonly<Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'mac'>[] | undefined>>,
): NonNullable<Facts['interfaces']> {
  return Object.keys(listed)
    .filter((name) => !containerEnd.test(name))
    .sort()
    .map((name) => {
      const entries = listed[name] ?? [];
      const mac = entries.find((each) => each.mac !== noAddress)?.mac;
      const addresses = [...new Set(entries.map((each) => each.address))].sort();
      return { name, addresses, ...(mac === undefined ? {} : { mac }) };
    });
}
