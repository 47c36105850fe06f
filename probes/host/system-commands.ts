import type { Group } from './groups.ts';
import type { Platform } from '../../src/kit/machine/platform.ts';
import { powershell } from './runtime-commands.ts';

type Argv = readonly string[];

function shell(line: string): Argv {
  return ['/bin/sh', '-c', line];
}

/**
 * Commands that systeminformation 5.33 starts for what neither Node nor a file tells, by group: `cpu` (lib/cpu.js),
 * `mem` (lib/memory.js), `fsSize` (lib/filesystem.js), `system` (lib/system.js). On Linux there are none but for remote disks.
 */
const byGroup: { readonly [P in Platform]: { readonly [G in Group]?: readonly Argv[] } } = {
  linux: {},
  windows: {
    cpu: [
      powershell(
        'Get-CimInstance Win32_processor | select Name, Revision, L2CacheSize, L3CacheSize, Manufacturer, MaxClockSpeed, Description, UpgradeMethod, Caption, NumberOfLogicalProcessors, NumberOfCores | fl',
      ),
      powershell('Get-CimInstance Win32_CacheMemory | select CacheType,InstalledSize,Level | fl'),
      powershell('(Get-CimInstance Win32_ComputerSystem).HypervisorPresent'),
      windowsShell('reg query "HKEY_LOCAL_MACHINE\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0" /v FeatureSet'),
    ],
    memory: [powershell('Get-CimInstance Win32_PageFileUsage | Select AllocatedBaseSize, CurrentUsage')],
    disks: [powershell('Get-WmiObject Win32_logicaldisk | select Access,Caption,FileSystem,FreeSpace,Size  | fl')],
    virtualization: [
      powershell(
        'Get-CimInstance Win32_ComputerSystemProduct | select Name,Vendor,Version,IdentifyingNumber,UUID | fl',
      ),
      powershell('Get-CimInstance MS_Systeminformation -Namespace "root/wmi" | select systemsku | fl '),
      powershell('Get-CimInstance Win32_bios | select Version, SerialNumber, SMBIOSBIOSVersion'),
    ],
  },
  macos: {
    cpu: [
      shell(
        'sysctl machdep.cpu hw.cpufrequency_max hw.cpufrequency_min hw.packages hw.physicalcpu_max hw.ncpu hw.tbfrequency hw.cpufamily hw.cpusubfamily',
      ),
      shell('sysctl machdep.cpu.features'),
      shell('sysctl hw.l1icachesize hw.l1dcachesize hw.l2cachesize hw.l3cachesize'),
      shell('ioreg -c IOPlatformDevice -d 3 -r | grep cluster-type'),
    ],
    memory: [
      shell('sysctl -n vm.pagesize'),
      shell(
        'vm_stat 2>/dev/null | egrep "Pages active|Pages inactive|Pages speculative|Pages wired down|Pages occupied by compressor|Pages purgeable|File-backed pages|Anonymous pages"',
      ),
      shell('sysctl -n vm.swapusage 2>/dev/null'),
    ],
    disks: [
      shell('diskutil list'),
      shell('mount'),
      shell('df -kP'),
      shell('df -kPT 2>/dev/null'),
      shell('zfs list -H -p -o name,used,avail,mountpoint'),
    ],
  },
};

function windowsShell(line: string): Argv {
  return ['cmd.exe', '/d', '/s', '/c', line];
}

/** Commands that reading a group of facts may start on this system; programs named by `runtimes` come besides. */
export function groupCommands(group: Group, platform: Platform): readonly Argv[] {
  return byGroup[platform][group] ?? [];
}

/** Commands that tell one machine from another (systeminformation, lib/osinfo.js, `uuid`). */
export const identityCommands: { readonly [P in Platform]: readonly Argv[] } = {
  linux: [],
  windows: [
    powershell('Get-CimInstance Win32_ComputerSystemProduct | select UUID | fl'),
    ['reg.exe', 'query', 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid'],
  ],
  macos: [shell('system_profiler SPHardwareDataType -json'), shell('/sbin/ifconfig')],
};

/** systeminformation asks for the code page when it is loaded (lib/index.js); on the other systems it starts nothing. */
export const loadCommands: { readonly [P in Platform]: readonly Argv[] } = {
  linux: [],
  windows: [windowsShell('chcp')],
  macos: [],
};

/** Linux: commands for the sizes of remote file systems (lib/filesystem.js, `fsSize`), where the settings ask for them. */
export const remoteDiskCommands: readonly Argv[] = [
  shell('cat /proc/mounts 2>/dev/null'),
  shell('export LC_ALL=C; df -kPTx squashfs; unset LC_ALL'),
  shell('df -kPT 2>/dev/null'),
  shell('zfs list -H -p -o name,used,avail,mountpoint'),
];
