import type { Listener } from '../listener.ts';
import { procAddress } from './proc-address.ts';

/** A listener with the inode by which /proc/PID/fd names it. */
export interface InodeListener extends Listener {
  readonly inode: string;
}

/** States of proc_net_tcp(5): TCP_LISTEN; for UDP 07 means not connected. */
const listening = { tcp: '0A', udp: '07' } as const;

/**
 * A line of /proc/net/tcp, tcp6, udp or udp6; null: a heading, another state, or something else. `order` is the byte
 * order of the machine.
 */
export function parseSocketLine(
  line: string,
  transport: Listener['transport'],
  order: 'LE' | 'BE',
): InodeListener | null {
  const fields = line.trim().split(/\s+/, 10);
  const [, local, , state] = fields;
  const inode = fields[9];
  if (local === undefined || state !== listening[transport] || inode === undefined || !/^\d+$/.test(inode)) return null;
  const match = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/.exec(local);
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { transport, address: procAddress(match[1], order), port: parseInt(match[2], 16), inode };
}
