import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { projectFolder } from './project-folder.mjs';

/** @type {readonly NodeJS.Signals[]} */
const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs Node with `args` in the project's folder, its standard streams shared with ours, and resolves to its exit code
 * (128 + number when a signal ended it, as shells count). Signals that reach us are passed on to it, so that nothing
 * is left behind when only we are told to stop. On a terminal Ctrl-C reaches the child by itself: passed on once more
 * it would look like a second one.
 *
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export async function runChild(args) {
  const child = spawn(process.execPath, args, { cwd: projectFolder, stdio: 'inherit' });
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    if (signal === 'SIGINT' && onTerminal) return;
    child.kill(signal);
  };
  for (const signal of passedOn) process.on(signal, passOn);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => {
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
    });
  } finally {
    for (const signal of passedOn) process.off(signal, passOn);
  }
}
