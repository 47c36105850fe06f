import { cpus, freemem, totalmem } from 'node:os';
import * as z from 'zod';
import { gapsAt, noted, notSupported } from '../../../src/kit/machine/missed.ts';
import type { Found } from '../found.ts';
import { processorFacts } from '../processor-facts.ts';
import { disksOf } from './disks-of.ts';

/** Replies of systeminformation: only what is used, checked before use. */
const cpuReply = z.object({ physicalCores: z.number().int().positive() });
const memoryReply = z.object({ available: z.number().nonnegative(), swaptotal: z.number().nonnegative() });
const systemReply = z.object({ manufacturer: z.string(), model: z.string(), virtual: z.boolean().optional() });

/** Model and processors from Node, cores from systeminformation. */
export async function readCpu(): Promise<Found> {
  const { cpu } = await import('systeminformation');
  const known = processorFacts(cpus());
  const reply = cpuReply.safeParse(await cpu());
  if (reply.success) return { facts: { cpu: { ...known.cpu, physical: reply.data.physicalCores } }, gaps: known.gaps };
  const gap = notSupported('cpu.physical', 'host.gap.silent');
  return { facts: { cpu: known.cpu }, gaps: [...known.gaps, gap] };
}

/** Memory from Node and systeminformation; Windows counts what is available as free. */
export async function readMemory(): Promise<Found> {
  const { mem } = await import('systeminformation');
  const reply = memoryReply.parse(await mem());
  const available = reply.available > 0 ? reply.available : freemem();
  return {
    facts: { memory: { total: totalmem(), available, swapTotal: reply.swaptotal } },
    gaps: gapsAt(['memory.limit', 'memory.pageSize'], noted('not-supported', 'kit.gap.other-system')),
  };
}

/** Drives and mounted file systems. */
export async function readDisks(): Promise<Found> {
  const { fsSize } = await import('systeminformation');
  const disks = disksOf(await fsSize());
  if (disks.length > 0) return { facts: { disks }, gaps: [] };
  return { facts: {}, gaps: [notSupported('disks', 'host.gap.silent')] };
}

/** Windows: maker and model as the firmware says, and whether they are those of a hypervisor. */
export async function readWindowsVirtualization(): Promise<Found> {
  const { system } = await import('systeminformation');
  const { manufacturer, model, virtual } = systemReply.parse(await system());
  const known = {
    wsl: false,
    ...(virtual === undefined ? {} : { hypervisor: virtual }),
    ...(manufacturer === '' ? {} : { vendor: manufacturer }),
    ...(model === '' ? {} : { model }),
  };
  return {
    facts: { virtualization: known },
    gaps: [notSupported('virtualization.container', 'kit.gap.other-system')],
  };
}
