import { linuxIdentityFiles } from '../../src/kit/machine/identity.ts';
import type { DeclaredTouch, Touch } from '../../src/model/plan.ts';
import { socketTables } from './linux/read-listeners.ts';
import { systems, type Settings, type System } from './schema.ts';
import { netstat, tasklist } from './windows/ask-windows.ts';

/** The search for the processes behind the sockets. */
export const searchTouch: Touch = { kind: 'system', what: 'open sockets and program names of all processes (/proc)' };

/** Everything one look may touch: on the system that the settings name, else on either. */
export function touches({ platform, processes }: Settings): readonly DeclaredTouch[] {
  const chosen: readonly System[] = platform === undefined ? systems : [platform];
  return chosen.flatMap((system) => (system === 'linux' ? linux(processes) : windows(processes)));
}

function linux(processes: boolean): readonly DeclaredTouch[] {
  const paths = [...linuxIdentityFiles, ...socketTables.tcp, ...socketTables.udp];
  const files = paths.map((path): DeclaredTouch => ({ touch: { kind: 'file', path }, count: 1 }));
  return processes ? [...files, { touch: searchTouch, count: 1 }] : files;
}

function windows(processes: boolean): readonly DeclaredTouch[] {
  const commands = processes ? [netstat, tasklist] : [netstat];
  return commands.map((argv) => ({ touch: { kind: 'command', argv }, count: 1 }));
}
