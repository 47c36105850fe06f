import { clock } from '../../probes/clock/index.ts';
import { programOf } from '../../scripts/unpacked-packages.mjs';
import type { DebianServer, ServerHome } from './debian-server.ts';
import { look } from './http-task.ts';
import { serverAccountName } from './server-account-name.ts';

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

const below = (line: string): string => `  ${line}`;

/** Where it is not installed: unpacked by `npm test`, since it would replace the time service of this machine. */
export const chronyd = programOf('chrony');

/**
 * chronyd that never touches the clock of the machine (-x) and needs no rights (-U); it says that it follows a clock
 * unless `more` lines of its configuration (chrony.conf(5)) say otherwise.
 */
export function chronyServer(more: readonly string[] = ['local stratum 3']): DebianServer {
  const args = async ({ folder, port, put }: ServerHome): Promise<readonly string[]> => {
    const lines = [`port ${String(port)}`, `bindaddress ${host}`, 'cmdport 0', `allow ${host}`, ...more];
    const file = await put('chrony.conf', `${lines.join('\n')}\npidfile ${folder}/chronyd.pid\n`);
    return ['-d', '-x', '-U', '-u', await serverAccountName(), '-f', file];
  };
  // It listens on UDP, so that only an answer tells.
  const ready = async ({ port }: ServerHome): Promise<boolean> => {
    const { answer } = await look(clock, { server: host, port, samples: 1, answerWithin: 200 });
    return answer !== null;
  };
  return { program: chronyd, args, ready };
}
