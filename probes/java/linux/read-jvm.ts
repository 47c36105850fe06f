import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { missedBy, type Missed } from '../../../src/kit/machine/missed.ts';
import type { JvmProcess } from '../jvm-process.ts';
import { parseArguments } from '../parse-arguments.ts';
import { splitWords } from '../split-words.ts';

/** Programs that start a JVM. */
const launchers = /^(?:javaw?|jsvc(?:\.exec)?|java\d+)$/;

/** Clock ticks in a second as the kernel tells them to programs (USER_HZ); 100 on all processor types that are left. */
const ticks = 100;

/** The JVM that a process is; null: it is none, or it is gone. `bootedAt`: seconds since 1970, null: not known. */
export async function readJvm(pid: number, bootedAt: number | null): Promise<JvmProcess | null> {
  const folder = `/proc/${String(pid)}`;
  const commandLine = await readFile(`${folder}/cmdline`, 'utf8').catch(() => '');
  const [launcher, ...rest] = commandLine.replace(/\0$/, '').split('\0');
  if (launcher === undefined || !launchers.test(basename(launcher))) return null;
  const args = parseArguments(rest, ':');
  // the launcher asked for its version or help runs no program
  if (args.main === null && args.jar === null) return null;
  return {
    pid,
    args,
    startedAt: await startOf(folder, bootedAt),
    program: await link(`${folder}/exe`),
    workingDirectory: await link(`${folder}/cwd`),
    environment: await optionsOf(folder),
    openJars: await openJars(folder),
    root: `${folder}/root`,
  };
}

async function link(path: string): Promise<string | Missed> {
  try {
    return (await readlink(path)).replace(/ \(deleted\)$/, '');
  } catch (error) {
    return missedBy(error);
  }
}

/** Field 22 of proc_pid_stat(5); the name before it may hold blanks and brackets. */
async function startOf(folder: string, bootedAt: number | null): Promise<string | null> {
  const stat = await readFile(`${folder}/stat`, 'utf8').catch(() => '');
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  if (bootedAt === null || started === undefined || !/^\d{1,15}$/.test(started)) return null;
  return new Date((bootedAt + Math.floor(Number(started) / ticks)) * 1000).toISOString();
}

/** Only the variables that hold options of Java are looked at. */
async function optionsOf(folder: string): Promise<JvmProcess['environment']> {
  try {
    const text = await readFile(`${folder}/environ`, 'utf8');
    const valueOf = (name: string): readonly string[] => {
      const entry = text.split('\0').find((each) => each.startsWith(`${name}=`));
      return splitWords(entry?.slice(name.length + 1) ?? '');
    };
    return { first: [...valueOf('JAVA_TOOL_OPTIONS'), ...valueOf('JDK_JAVA_OPTIONS')], last: valueOf('_JAVA_OPTIONS') };
  } catch (error) {
    return missedBy(error);
  }
}

async function openJars(folder: string): Promise<readonly string[] | Missed> {
  try {
    const names = await readdir(`${folder}/fd`);
    const links = await Promise.all(names.map((name) => readlink(`${folder}/fd/${name}`).catch(() => '')));
    return links.filter((each) => /\.jar$/i.test(each));
  } catch (error) {
    return missedBy(error);
  }
}
