import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { formatFactPath } from '../../src/model/fact-path.ts';
import { value } from '../../src/model/message.ts';
import type { Gap } from '../../src/model/observation.ts';
import type { OwnedListener } from './listener.ts';
import type { Port } from './schema.ts';

/** More ports of one protocol are cut off. */
const mostPorts = 1000;

const longestName = 255;

/** The ports of one protocol with their processes, by number; gaps for processes that were not seen. */
export function portFacts(
  transport: 'tcp' | 'udp',
  listeners: readonly OwnedListener[],
): { readonly ports: Record<string, Port>; readonly gaps: readonly Gap[] } {
  const byPort = new Map<number, OwnedListener[]>();
  for (const listener of listeners) {
    const known = byPort.get(listener.port);
    if (known === undefined) byPort.set(listener.port, [listener]);
    else known.push(listener);
  }
  const numbers = [...byPort.keys()].sort((a, b) => a - b);
  const ports: [string, Port][] = [];
  const gaps: Gap[] = [];
  for (const number of numbers.slice(0, mostPorts)) {
    const at = byPort.get(number) ?? [];
    ports.push([String(number), { ...reachOf(at.map(({ address }) => address)), ...ownerOf(at) }]);
    gaps.push(...ownerGaps(transport, number, at));
  }
  if (numbers.length > mostPorts) {
    const params = { kept: value(mostPorts), n: value(numbers.length) };
    gaps.push(...gapsAt([transport], noted('truncated', 'ports.gap.first-ports', params)));
  }
  return { ports: Object.fromEntries(ports), gaps };
}

function reachOf(all: readonly string[]): Pick<Port, 'reach' | 'family' | 'addresses'> {
  const addresses = [...new Set(all)].sort();
  const sixth = addresses.filter((address) => address.includes(':')).length;
  const single = sixth === 0 ? 'ipv4' : 'ipv6';
  const family = sixth > 0 && sixth < addresses.length ? 'dual' : single;
  if (addresses.some((address) => address === '0.0.0.0' || address === '::'))
    return { reach: 'all', family, addresses };
  const local = addresses.every((address) => address === '::1' || address.startsWith('127.'));
  return { reach: local ? 'loopback' : 'address', family, addresses };
}

function ownerOf(listeners: readonly OwnedListener[]): Pick<Port, 'process' | 'pid'> {
  const owners = listeners.flatMap(({ owner }) => (owner.kind === 'process' ? [owner] : []));
  // one that was not seen may be another program
  if (owners.length < listeners.length) return {};
  const names = owners.flatMap(({ name }) => (name === null ? [] : [name.slice(0, longestName)]));
  const pid = Math.min(...owners.map((owner) => owner.pid));
  if (names.length < owners.length) return { pid };
  return { pid, process: [...new Set(names)].sort().join(', ') };
}

function ownerGaps(transport: string, port: number, listeners: readonly OwnedListener[]): Gap[] {
  const path = (fact: string): string =>
    formatFactPath([transport, String(port), fact].map((name) => ({ kind: 'name', name })));
  for (const { owner } of listeners) {
    if (owner.kind === 'missed') return gapsAt(['process', 'pid'].map(path), owner.missed);
  }
  const unnamed = listeners.some(({ owner }) => owner.kind === 'process' && owner.name === null);
  return unnamed ? gapsAt([path('process')], noted('not-reached', 'ports.gap.no-name')) : [];
}
