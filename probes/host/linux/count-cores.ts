/**
 * Number of different (physical id, core id) pairs in /proc/cpuinfo; null where it does not give both for every
 * processor, as on ARM.
 */
export function countCores(cpuinfo: string): number | null {
  const cores = new Set<string>();
  for (const block of cpuinfo.split(/\n\s*\n/)) {
    if (!/^processor\s*:/m.test(block)) continue;
    const socket = /^physical id\s*:\s*(\d+)/m.exec(block)?.[1];
    const core = /^core id\s*:\s*(\d+)/m.exec(block)?.[1];
    if (socket === undefined || core === undefined) return null;
    cores.add(`${socket}/${core}`);
  }
  return cores.size === 0 ? null : cores.size;
}
