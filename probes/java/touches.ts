import { linuxIdentityFiles } from '../../src/kit/machine/identity.ts';
import type { DeclaredTouch, Touch } from '../../src/model/plan.ts';
import { jcmdCalls } from './attached.ts';
import { systems, type Settings, type System } from './schema.ts';
import { listProcesses } from './windows/list-jvms.ts';

/** What is read of each JVM; the paths are known only once it is found. */
export const readTouches: readonly Touch[] = [
  'command lines of all processes (/proc)',
  'of Java processes: program, working folder, open files, and the variables JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS, _JAVA_OPTIONS',
  'of Java processes: the file `release` of their Java, and the names inside of jars on their class path',
].map((what) => ({ kind: 'system', what }));

/** What is read before `jcmd` is started; see mistakenProcess. */
export const signalsTouch: Touch = {
  kind: 'system',
  what: 'of all processes: which signals they take (/proc), and the names of files in /tmp/hsperfdata_*',
};

/** Everything one look may touch: on the system that the settings name, else on either. */
export function touches({ platform, attach }: Settings): readonly DeclaredTouch[] {
  const chosen: readonly System[] = platform === undefined ? systems : [platform];
  const commands: readonly (readonly string[])[] = [
    ...(chosen.includes('windows') ? [listProcesses] : []),
    ...(attach ? jcmdCalls : []),
  ];
  const read = chosen.includes('linux') ? linux : [];
  const looked = attach && chosen.includes('linux') ? [signalsTouch] : [];
  const started = commands.map((argv): Touch => ({ kind: 'command', argv }));
  return [...read, ...looked, ...started].map((touch) => ({ touch, count: 1 }));
}

const linux: readonly Touch[] = [
  ...[...linuxIdentityFiles, '/proc/stat'].map((path): Touch => ({ kind: 'file', path })),
  ...readTouches,
];
