import { readCpu, readDisks, readMemory, readWindowsVirtualization } from './elsewhere/hardware.ts';
import { readMacOs, readOtherOs, readWindowsOs } from './elsewhere/os.ts';
import { readMacTime, readOtherTime, readWindowsLocale, readWindowsTime } from './elsewhere/time.ts';
import type { Reader } from './found.ts';
import { readLinuxFonts, readWindowsFonts } from './fonts.ts';
import type { Group } from './groups.ts';
import { hostsReader, windowsHosts } from './hosts.ts';
import { readCpu as readLinuxCpu } from './linux/cpu.ts';
import { readDisks as readLinuxDisks } from './linux/disks.ts';
import { readKernel } from './linux/kernel.ts';
import { readLimits } from './linux/limits.ts';
import { readLocale } from './linux/locale.ts';
import { readMemory as readLinuxMemory } from './linux/memory.ts';
import { readOs as readLinuxOs } from './linux/os.ts';
import { readSecurity } from './linux/security.ts';
import { readTimeSync } from './linux/time-sync.ts';
import { readTime as readLinuxTime } from './linux/time.ts';
import { readVirtualization } from './linux/virtualization.ts';
import { readNetwork } from './network.ts';
import type { Platform } from '../../src/kit/machine/platform.ts';
import { readRuntimes } from './runtimes.ts';
import { readWindows } from './windows/read-windows.ts';
import { readWindowsTimeSync } from './windows/time-sync.ts';

/** How each group is read on each system; a group that is missing is not offered there. */
type Readers = { readonly [G in Group]?: Reader };

const byPlatform: { readonly [P in Platform]: Readers } = {
  linux: {
    os: readLinuxOs,
    cpu: readLinuxCpu,
    memory: readLinuxMemory,
    disks: readLinuxDisks,
    time: readLinuxTime,
    locale: readLocale,
    network: readNetwork,
    runtimes: readRuntimes,
    virtualization: readVirtualization,
    limits: readLimits,
    fonts: readLinuxFonts,
    timeSync: readTimeSync,
    hosts: hostsReader('/etc/hosts'),
    security: readSecurity,
    kernel: readKernel,
  },
  windows: {
    os: readWindowsOs,
    cpu: readCpu,
    memory: readMemory,
    disks: readDisks,
    time: readWindowsTime,
    locale: readWindowsLocale,
    network: readNetwork,
    runtimes: readRuntimes,
    virtualization: readWindowsVirtualization,
    fonts: readWindowsFonts,
    timeSync: readWindowsTimeSync,
    hosts: hostsReader(windowsHosts),
    windows: readWindows,
  },
  macos: {
    os: readMacOs,
    cpu: readCpu,
    memory: readMemory,
    disks: readDisks,
    time: readMacTime,
    network: readNetwork,
    runtimes: readRuntimes,
    hosts: hostsReader('/etc/hosts'),
  },
};

/** Node alone: nothing is read or started that is not on the touch list. */
const unknownSystem: Readers = { os: readOtherOs, time: readOtherTime, network: readNetwork };

/** How a group is read on a system (null: one the probe does not know); null: it is not offered there. */
export function readerOf(group: Group, platform: Platform | null): Reader | null {
  return (platform === null ? unknownSystem : byPlatform[platform])[group] ?? null;
}
