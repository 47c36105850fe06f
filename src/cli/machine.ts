import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname, networkInterfaces, platform } from 'node:os';

/** What this machine is called and by what others know it. */
export interface ThisMachine {
  readonly hostname: string;
  /** Digest of machine id, boot id and host name: equal means the same running machine. */
  readonly id: string;
  /** Every address of its network interfaces. */
  readonly addresses: readonly string[];
}

/**
 * Looks at the machine we run on. Linux: /etc/machine-id and the boot id of the kernel; elsewhere, where no such
 * files exist, host name and hardware addresses stand in.
 */
export async function thisMachine(): Promise<ThisMachine> {
  const interfaces = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const name = hostname();
  const machineId = (await readLine('/etc/machine-id')) ?? (await readLine('/var/lib/dbus/machine-id'));
  const bootId = await readLine('/proc/sys/kernel/random/boot_id');
  const hardware = [...new Set(interfaces.map((each) => each.mac))].sort().join(',');
  const parts = [platform(), name, machineId ?? hardware, bootId ?? ''];
  return {
    hostname: name,
    id: createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32),
    addresses: interfaces.map((each) => each.address),
  };
}

async function readLine(path: string): Promise<string | null> {
  try {
    const text = (await readFile(path, 'utf8')).trim();
    return text === '' ? null : text;
  } catch {
    return null; // no such file on this system: the caller has another source
  }
}
