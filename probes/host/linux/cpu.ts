import { cpus } from 'node:os';
import { gapsAt, notSupported } from '../../../src/kit/machine/missed.ts';
import type { Found, HostTask } from '../found.ts';
import { isText, readText } from '../../../src/kit/machine/read-text.ts';
import { processorFacts } from '../processor-facts.ts';
import { countCores } from './count-cores.ts';

/** Model and number of processors from Node, cores from /proc/cpuinfo (proc_cpuinfo(5)). */
export async function readCpu(task: HostTask): Promise<Found> {
  const known = processorFacts(cpus());
  const cpuinfo = await readText(task, '/proc/cpuinfo');
  const physical = isText(cpuinfo) ? countCores(cpuinfo.text) : null;
  if (physical !== null) return { facts: { cpu: { ...known.cpu, physical } }, gaps: known.gaps };
  const gaps = isText(cpuinfo)
    ? [notSupported('cpu.physical', '/proc/cpuinfo of this processor type does not number its cores')]
    : gapsAt(['cpu.physical'], cpuinfo);
  return { facts: { cpu: known.cpu }, gaps: [...known.gaps, ...gaps] };
}
