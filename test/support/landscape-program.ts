import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Starts test/landscape/landscape-program.ts with its landscape below the folder given. */
export function spawnProgram(parent: string): ChildProcess {
  const loader = new URL('./run-typescript.mjs', import.meta.url).href;
  const file = fileURLToPath(new URL('../landscape/landscape-program.ts', import.meta.url));
  return spawn(process.execPath, ['--import', loader, file, parent], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Starts the program and waits until it prints the line. */
export async function startProgram(parent: string, line: string): Promise<ChildProcess> {
  const child = spawnProgram(parent);
  if (child.stdout === null) throw new Error('No standard output');
  for await (const printed of createInterface({ input: child.stdout })) {
    if (printed === line) return child;
  }
  throw new Error(`The program ended before it printed ${line}`);
}

/** Ends the program with a signal; gives its exit code, null when the signal itself ended it. */
export async function endProgram(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await exited;
  return child.exitCode;
}
