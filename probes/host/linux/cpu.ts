import { cpus } from 'node:os';
import { gapsAt, notSupported } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Found, HostTask } from '../found.ts';
import { isText, readText, type Read } from '../../../src/kit/machine/read-text.ts';
import { processorFacts } from '../processor-facts.ts';
import { countCores } from './count-cores.ts';

const file = '/proc/cpuinfo';

/** Model and number of processors from Node, cores from /proc/cpuinfo (proc_cpuinfo(5)). */
export async function readCpu(task: HostTask): Promise<Found> {
  const known = processorFacts(cpus());
  const cpuinfo = await readText(task, file);
  const flags = isText(cpuinfo) ? flagsOf(cpuinfo.text) : null;
  if (flags !== null) known.cpu.flags = flags;
  const flagGaps = flags === null ? cpuGaps('cpu.flags', cpuinfo, 'host.gap.no-flags') : [];
  const physical = isText(cpuinfo) ? countCores(cpuinfo.text) : null;
  const gaps = [...known.gaps, ...flagGaps];
  if (physical !== null) return { facts: { cpu: { ...known.cpu, physical } }, gaps };
  return {
    facts: { cpu: known.cpu },
    gaps: [...gaps, ...cpuGaps('cpu.physical', cpuinfo, 'host.gap.no-cores')],
  };
}

function cpuGaps(path: string, cpuinfo: Read, note: string): Gap[] {
  if (!isText(cpuinfo)) return gapsAt([path], cpuinfo);
  return [notSupported(path, note, { file: value(file) })];
}

/** What the first processor can do: `flags` of x86, `Features` of ARM and LoongArch, `ASEs implemented` of MIPS. */
export function flagsOf(cpuinfo: string): string[] | null {
  const line = /^(?:flags|Features|features|ASEs implemented)\s*:(.*)$/m.exec(cpuinfo)?.[1];
  return line === undefined ? null : [...new Set(line.trim().split(/\s+/))].filter((flag) => flag !== '').sort();
}
