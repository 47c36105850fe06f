/**
 * Milliseconds of processor time that some work takes, garbage collection on other threads included: on a busy machine
 * they say more than the clock.
 *
 * @param {() => unknown} work
 */
export function cpuTime(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
