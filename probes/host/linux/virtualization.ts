import { release } from 'node:os';
import type { Gap } from '../../../src/model/observation.ts';
import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import type { Found, HostTask } from '../found.ts';
import { isText, readText } from '../../../src/kit/machine/read-text.ts';
import { containerSign, isVirtual } from './container-sign.ts';

const noFlag = noted('not-supported', 'host.gap.processor-type');
const noName = noted('not-supported', 'host.gap.firmware');

/** Signs of a virtual machine (processor flag, firmware names) and of a container. */
export async function readVirtualization(task: HostTask): Promise<Found> {
  const gaps: Gap[] = [];
  const cpuinfo = await readText(task, '/proc/cpuinfo');
  const hypervisor = isText(cpuinfo) ? isVirtual(cpuinfo.text) : null;
  if (hypervisor === null) {
    gaps.push(...gapsAt(['virtualization.hypervisor'], isText(cpuinfo) ? noFlag : cpuinfo));
  }
  const vendor = await firmwareName(task, 'vendor', '/sys/class/dmi/id/sys_vendor', gaps);
  const model = await firmwareName(task, 'model', '/sys/class/dmi/id/product_name', gaps);
  const container = await readContainer(task, gaps);
  return {
    facts: {
      virtualization: {
        ...(container === undefined ? {} : { container }),
        wsl: /microsoft/i.test(release()),
        ...(hypervisor === null ? {} : { hypervisor }),
        ...(vendor === null ? {} : { vendor }),
        ...(model === null ? {} : { model }),
      },
    },
    gaps,
  };
}

async function firmwareName(task: HostTask, fact: string, path: string, gaps: Gap[]): Promise<string | null> {
  const read = await readText(task, path);
  const name = isText(read) ? read.text.trim() : '';
  if (name !== '') return name;
  gaps.push(...gapsAt([`virtualization.${fact}`], isText(read) ? noName : read));
  return null;
}

/** The mounts show the last sign: without them, no sign is not seen to be none. */
async function readContainer(task: HostTask, gaps: Gap[]): Promise<string | null | undefined> {
  const systemd = await readText(task, '/run/systemd/container');
  const docker = await readText(task, '/.dockerenv');
  const podman = await readText(task, '/run/.containerenv');
  const cgroup = await readText(task, '/proc/self/cgroup');
  const mounts = await readText(task, '/proc/self/mounts');
  const sign = containerSign({
    systemd: isText(systemd) ? systemd.text : '',
    dockerFile: isText(docker),
    podmanFile: isText(podman),
    cgroup: isText(cgroup) ? cgroup.text : '',
    mounts: isText(mounts) ? mounts.text : '',
  });
  if (sign !== null || isText(mounts)) return sign;
  gaps.push(...gapsAt(['virtualization.container'], mounts));
  return undefined;
}
