import { once } from 'node:events';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/**
 * Whether a program has ended, by itself or by a signal.
 *
 * @param {ChildProcess} child
 */
export function hasEnded(child) {
  return child.exitCode !== null || child.signalCode !== null;
}

/**
 * Ends a program, and waits until it is gone; at once where it is gone already.
 *
 * @param {ChildProcess} child
 */
export async function stopChild(child) {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
