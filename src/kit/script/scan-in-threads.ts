import * as z from 'zod';
import type { ScriptGoal, ScriptScan } from '../../model/script.ts';
import { confidences } from '../../model/reference.ts';
import { newMemory, type Memory } from '../threads/memory.ts';
import { readInThreads, type Reader, type ThreadLimits } from '../threads/read-in-threads.ts';
import { indexInterfaces, scanScript } from './scan-script.ts';
import { scanStop, type ScanStop } from './scan-stops.ts';

/** A script as a page loads it. */
export interface ScriptText {
  /** Decoded. */
  readonly text: string;
  readonly goal: ScriptGoal;
}

interface Limits extends ThreadLimits {
  /** Keys of the interfaces that are looked for, see InterfaceUse; absent: none. */
  readonly interfaces?: readonly string[];
}

/** Characters of all scripts together that are read at once: a thread takes longer to start. */
const fewCharacters = 65_536;

/** Scans that are remembered: a look at a page has up to 500 scripts. */
const mostRemembered = 2000;

/** Of a script that looks for more interfaces the scan is not remembered: it would take too much room. */
const mostInterfaces = 1000;

const none: readonly string[] = [];
const memories = new WeakMap<readonly string[], Memory<ScriptScan>>();

const Scan: z.ZodType<ScriptScan> = z.object({
  uses: z.array(z.object({ feature: z.string(), count: z.number(), line: z.number(), column: z.number() })),
  interfaces: z.array(
    z.object({
      ...{ key: z.string(), sure: z.enum(confidences), guarded: z.boolean() },
      ...{ count: z.number(), line: z.number(), column: z.number() },
    }),
  ),
  error: z.object({ message: z.string(), line: z.number(), column: z.number() }).nullable(),
});

/**
 * Scans scripts (see scanScript) in threads, each script within limits of time and memory; one that breaks a limit gets
 * one of `scanStops` as its error, and the others their result. Two scripts of one text and goal are read once, also
 * where the same interfaces were looked for before in this process.
 *
 * @returns the scans, in the order of the scripts
 * @throws ProbeFailure `deadline-exceeded` or `cancelled` when the signal comes
 */
export async function scanScripts(scripts: readonly ScriptText[], limits: Limits): Promise<readonly ScriptScan[]> {
  const interfaces = limits.interfaces ?? none;
  const memory = memories.get(interfaces) ?? newMemory<ScriptScan>(mostRemembered);
  memories.set(interfaces, memory);
  const known = { script: new Map<string, ScriptScan>(), module: new Map<string, ScriptScan>() };
  const distinct = scripts.filter(({ text, goal }) => {
    if (known[goal].has(text)) return false;
    const before = memory.get(text, goal);
    known[goal].set(text, before ?? stopped('reader-failed'));
    return before === undefined;
  });
  const waiting = readAtOnce(distinct, interfaces, known);
  const reader: Reader<ScriptScan> = {
    module: new URL('./scan-thread.mjs', import.meta.url),
    workerData: interfaces,
    parse: (said) => Scan.parse(said),
  };
  const answers = await readInThreads(waiting, reader, limits);
  for (const [index, { text, goal }] of waiting.entries()) {
    const answer = answers[index] ?? 'reader-failed';
    known[goal].set(text, typeof answer === 'string' ? stopped(answer) : answer);
  }
  remember(distinct, known, memory);
  return scripts.map(({ text, goal }) => known[goal].get(text) ?? stopped('reader-failed'));
}

type Scans = { readonly [goal in ScriptGoal]: Map<string, ScriptScan> };

/** Keeps what was read to its end: a limit may have been broken because the machine was busy. */
function remember(scripts: readonly ScriptText[], known: Scans, memory: Memory<ScriptScan>): void {
  for (const { text, goal } of scripts) {
    const scan = known[goal].get(text);
    if (scan === undefined || scanStop(scan.error) !== null || scan.interfaces.length > mostInterfaces) continue;
    memory.keep(text, goal, scan);
  }
}

/** Reads few and small scripts here; gives back those that are left, for a thread has more stack. */
function readAtOnce(
  scripts: readonly ScriptText[],
  interfaces: readonly string[],
  known: Scans,
): readonly ScriptText[] {
  let characters = 0;
  for (const { text } of scripts) characters += text.length;
  if (characters >= fewCharacters) return scripts;
  const index = interfaces.length === 0 ? null : indexInterfaces(interfaces);
  return scripts.filter(({ text, goal }) => {
    const scan = scanScript(text, goal, index);
    known[goal].set(text, scan);
    return scanStop(scan.error) === 'too-deep';
  });
}

function stopped(message: ScanStop): ScriptScan {
  return { uses: [], interfaces: [], error: { message, line: 1, column: 1 } };
}
