import type { Listener } from '../listener.ts';

/** A listener with the number of the process that holds it. */
export interface PidListener extends Listener {
  readonly pid: number;
}

/**
 * Listeners of `netstat -ano`. Headings and states are in the language of Windows, so a TCP line counts as listening by
 * its remote side: no address, port 0.
 */
export function parseNetstat(text: string): readonly PidListener[] {
  const listeners: PidListener[] = [];
  for (const line of text.split(/\r?\n/)) {
    const fields = line.trim().split(/\s+/);
    const [protocol, local, remote] = fields;
    const transport = transportOf(protocol, remote);
    const pid = fields.at(-1) ?? '';
    const at = /^(?:\[([0-9a-fA-F:.]+)(?:%\w+)?\]|([\d.]+)):(\d{1,5})$/.exec(local ?? '');
    const address = at?.[1] ?? at?.[2];
    if (transport === null || address === undefined || !/^\d{1,10}$/.test(pid)) continue;
    listeners.push({ transport, address: address.toLowerCase(), port: Number(at?.[3]), pid: Number(pid) });
  }
  return listeners;
}

function transportOf(protocol: string | undefined, remote: string | undefined): Listener['transport'] | null {
  if (protocol === 'UDP') return 'udp';
  return protocol === 'TCP' && (remote === '0.0.0.0:0' || remote === '[::]:0') ? 'tcp' : null;
}
