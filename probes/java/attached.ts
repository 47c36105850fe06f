import { askProgram, hasSaid } from '../../src/kit/machine/ask-program.ts';
import type { Missed } from '../../src/kit/machine/missed.ts';
import type { MachineTask } from '../../src/kit/machine/read-text.ts';

/** What a JVM said of itself. */
export interface Attached {
  /** Flags that are in force, chosen by it or given. */
  readonly flags: readonly string[];
  /** file.encoding and user.timezone; all others are dropped, because they may be secret. */
  readonly properties: ReadonlyMap<string, string>;
}

/** 0 stands for all JVMs of the account (jcmd(1)). */
export const jcmdCalls = [
  ['jcmd', '0', 'VM.flags'],
  ['jcmd', '0', 'VM.system_properties'],
] as const;

const outputLimit = 8 * 1024 * 1024;

/** Asks the JVMs of our account for flags and two properties; by process number. */
export async function askJcmd(task: Pick<MachineTask, 'execute'>): Promise<ReadonlyMap<number, Attached> | Missed> {
  const texts: string[] = [];
  for (const argv of jcmdCalls) {
    const said = await askProgram(task, argv, { limitMs: 20_000, outputLimit });
    if (!hasSaid(said)) return said;
    texts.push(said.text);
  }
  const [flags = '', properties = ''] = texts;
  return parseJcmd(flags, properties);
}

/** Answers of both calls by process: each begins with a line of its number and a colon. */
export function parseJcmd(flagsText: string, propertiesText: string): ReadonlyMap<number, Attached> {
  const properties = sections(propertiesText);
  const attached = new Map<number, Attached>();
  for (const [pid, text] of sections(flagsText)) {
    const flags = text.split(/\s+/).filter((word) => word.startsWith('-XX:'));
    const said = properties.get(pid);
    // of half an answer nobody could say what it has none of
    if (flags.length === 0 || said === undefined) continue;
    attached.set(pid, { flags, properties: chosen(said) });
  }
  return attached;
}

function sections(text: string): ReadonlyMap<number, string> {
  const parts = text.split(/^(\d{1,10}):\r?$/m);
  const found = new Map<number, string>();
  for (let at = 1; at + 1 < parts.length; at += 2) found.set(Number(parts[at]), parts[at + 1] ?? '');
  return found;
}

function chosen(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of ['file.encoding', 'user.timezone']) {
    const value = new RegExp(`^${name.replace('.', '\\.')}=(\\S{1,100})$`, 'm').exec(text.replaceAll('\r', ''))?.[1];
    // java.util.Properties writes a colon as \:
    if (value !== undefined) found.set(name, value.replaceAll('\\', ''));
  }
  return found;
}
