import { availableParallelism, loadavg, platform, totalmem } from 'node:os';

/** What the numbers depend on, without naming the machine. */
export function describeMachine() {
  const memory = Math.round(totalmem() / 1024 ** 3);
  const load = loadavg()[0] ?? 0;
  const cores = String(availableParallelism());
  return `${platform()}, ${cores} cores, ${String(memory)} GiB, Node ${process.version}, load before ${load.toFixed(1)}`;
}
