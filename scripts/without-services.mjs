import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { setImmediate } from 'node:timers/promises';

/** Stands in the policy that we wrote, so that one left behind is told from the machine’s own. */
const mark = '# of the tests of Plumbline: no service starts while packages are installed';

/** @type {readonly NodeJS.Signals[]} */
const ending = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Does some work while no package may start its services: packages ask the policy, and 101 means that they may not
 * (invoke-rc.d(8)). A policy of the machine’s own stays; one of ours that a run left behind goes.
 *
 * Ctrl-C ends the run only when the policy is gone, with the code that shells give (128 + number): what works here
 * blocks, so a signal comes to its turn afterwards, and before this resolves.
 *
 * @template T
 * @param {string} policy path, usually /usr/sbin/policy-rc.d
 * @param {(script: string) => boolean} shell runs a script with the right to write there; whether it went well
 * @param {() => T} work
 * @returns {Promise<T | null>} null: the policy could not be written, and nothing was done
 */
export async function withoutServices(policy, shell, work) {
  if (existsSync(policy) && !readFileSync(policy, 'utf8').includes(mark)) return work();
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => process.exit(128 + constants.signals[signal]);
  for (const signal of ending) process.on(signal, stop);
  try {
    const written = shell(`printf '#!/bin/sh\n${mark}\nexit 101\n' > '${policy}' && chmod 755 '${policy}'`);
    return written ? work() : null;
  } finally {
    shell(`rm -f '${policy}'`);
    // Signals that came meanwhile are handed out between these two turns of the event loop.
    await setImmediate();
    await setImmediate();
    for (const signal of ending) process.off(signal, stop);
  }
}
