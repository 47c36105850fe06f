import { userInfo } from 'node:os';
import { unprivilegedAccount } from '../../src/landscape/unprivileged-account.ts';
import type { DebianServer, ServerHome } from './debian-server.ts';

const host = '127.0.0.1';

/** Unbound that knows some names (unbound.conf(5)). */
export function unboundServer(names: Readonly<Record<string, string>>): DebianServer {
  const args = async ({ folder, port, put }: ServerHome): Promise<readonly string[]> => {
    const data = Object.entries(names).map(([name, address]) => `  local-data: "${name}. 300 IN A ${address}"`);
    const lines = [
      'server:',
      ...[`interface: ${host}`, `port: ${String(port)}`, 'do-daemonize: no', 'username: ""', 'chroot: ""'].map(below),
      ...[`directory: "${folder}"`, 'pidfile: ""', 'use-syslog: no', 'module-config: "iterator"'].map(below),
      ...data,
    ];
    return ['-d', '-c', await put('unbound.conf', `${lines.join('\n')}\n`)];
  };
  return { program: '/usr/sbin/unbound', args };
}

/** Name of the account the server runs as. */
async function ownName(): Promise<string> {
  return (await unprivilegedAccount())?.name ?? userInfo().username;
}

const below = (line: string): string => `  ${line}`;

/** chronyd that never touches the clock of the machine (-x), needs no rights (-U) and says it follows a clock. */
export function chronyServer(): DebianServer {
  const args = async ({ folder, port, put }: ServerHome): Promise<readonly string[]> => {
    const lines = [`port ${String(port)}`, `bindaddress ${host}`, 'cmdport 0', `allow ${host}`, 'local stratum 3'];
    const file = await put('chrony.conf', `${lines.join('\n')}\npidfile ${folder}/chronyd.pid\n`);
    return ['-d', '-x', '-U', '-u', await ownName(), '-f', file];
  };
  // it listens on UDP; the probe asks it several times
  return { program: '/usr/sbin/chronyd', args, ready: () => Promise.resolve(true) };
}
