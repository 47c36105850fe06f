import { existsSync, readFileSync } from 'node:fs';

/** Stands in the policy that we wrote, so that one left behind is told from the machine’s own. */
const mark = '# of the tests of Plumbline: no service starts while packages are installed';

/**
 * Does some work while no package may start its services: packages ask the policy, and 101 means that they may not
 * (invoke-rc.d(8)). A policy of the machine’s own stays; one of ours that a run left behind goes.
 *
 * Ctrl-C ends the run only when the policy is gone: what works here blocks, so a signal comes to its turn afterwards.
 *
 * @template T
 * @param {string} policy path, usually /usr/sbin/policy-rc.d
 * @param {(script: string) => boolean} shell runs a script with the right to write there; whether it went well
 * @param {() => T} work
 * @returns {T | null} null: the policy could not be written, and nothing was done
 */
export function withoutServices(policy, shell, work) {
  if (existsSync(policy) && !readFileSync(policy, 'utf8').includes(mark)) return work();
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM']);
  const stop = () => process.exit(130);
  for (const signal of signals) process.on(signal, stop);
  try {
    const written = shell(`printf '#!/bin/sh\n${mark}\nexit 101\n' > '${policy}' && chmod 755 '${policy}'`);
    return written ? work() : null;
  } finally {
    shell(`rm -f '${policy}'`);
    // Signals that came meanwhile are handed out before this.
    setTimeout(() => {
      for (const signal of signals) process.off(signal, stop);
    }, 100).unref();
  }
}
