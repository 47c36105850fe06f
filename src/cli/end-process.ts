import { exitCodes } from './exit-code.ts';

let lost: Error | null = null;

/**
 * Listens for what would end the process in a way that says something false: an error nobody caught ends Node with 1,
 * which means not ready; a reader that went away (`| head`) ends it with a stack.
 */
export function watchProcess(): void {
  process.on('uncaughtException', (error) => {
    process.stderr.write(`plumbline: ${error.stack ?? error.message}\n`);
    process.exit(exitCodes.noResult);
  });
  process.stdout.on('error', (error) => {
    lost ??= error;
  });
  // Nobody reads what is said to people: the result is written all the same.
  process.stderr.on('error', () => undefined);
}

/**
 * Waits until both outputs are handed over, then ends the process: drivers and their children may hold the event loop
 * long after all is done. What was lost on standard output was the result: 4.
 */
export async function endProcess(code: number): Promise<never> {
  await drained(process.stdout);
  if (lost !== null) process.stderr.write(`plumbline: standard output: ${lost.message}\n`);
  await drained(process.stderr);
  process.exit(lost === null ? code : exitCodes.noResult);
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => {
      resolve();
    });
  });
}
