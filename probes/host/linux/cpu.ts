import { cpus } from 'node:os';
import { gapsAt, notSupported } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Found, HostTask } from '../found.ts';
import { isText, readText, type Read } from '../../../src/kit/machine/read-text.ts';
import { processorFacts } from '../processor-facts.ts';
import { countCores } from './count-cores.ts';

const file = '/proc/cpuinfo';
const inFile = { file: value(file) };

/** Model and number of processors from Node, cores from /proc/cpuinfo (proc_cpuinfo(5)). */
export async function readCpu(task: HostTask): Promise<Found> {
  const known = processorFacts(cpus());
  const cpuinfo = await readText(task, file);
  const flags = isText(cpuinfo) ? flagsOf(cpuinfo.text) : null;
  if (flags !== null) known.cpu.flags = flags;
  const flagGaps = flags === null ? cpuGaps(cpuinfo, notSupported('cpu.flags', 'host.gap.no-flags', inFile)) : [];
  const physical = isText(cpuinfo) ? countCores(cpuinfo.text) : null;
  const gaps = [...known.gaps, ...flagGaps];
  if (physical !== null) return { facts: { cpu: { ...known.cpu, physical } }, gaps };
  return {
    facts: { cpu: known.cpu },
    gaps: [...gaps, ...cpuGaps(cpuinfo, notSupported('cpu.physical', 'host.gap.no-cores', inFile))],
  };
}

/** What the file does not say; where it could not be read, why. */
function cpuGaps(cpuinfo: Read, unsaid: Gap): Gap[] {
  return isText(cpuinfo) ? [unsaid] : gapsAt([unsaid.path], cpuinfo);
}

/** What the first processor can do: `flags` of x86, `Features` of ARM and LoongArch, `ASEs implemented` of MIPS. */
export function flagsOf(cpuinfo: string): string[] | null {
  const line = /^(?:flags|Features|features|ASEs implemented)\s*:(.*)$/m.exec(cpuinfo)?.[1];
  return line === undefined ? null : [...new Set(line.trim().split(/\s+/))].filter((flag) => flag !== '').sort();
}
