import { linuxIdentityFiles } from '../../src/kit/machine/identity.ts';
import type { DeclaredTouch, Touch } from '../../src/model/plan.ts';
import { askedPrograms } from './asked-programs.ts';
import { linuxFontFolders, windowsFontFolder } from './fonts.ts';
import { groups, type Group } from './groups.ts';
import { windowsHosts } from './hosts.ts';
import { hugePagesFile, sysctlFile } from './linux/kernel.ts';
import { securityFiles } from './linux/security.ts';
import { buildFiles, vendorFiles } from './linux/vendor-release.ts';
import { platforms, type Platform } from '../../src/kit/machine/platform.ts';
import { runtimeCommands } from './runtime-commands.ts';
import type { Settings } from './schema.ts';
import { kernelNames } from './system-schema.ts';
import { groupCommands, identityCommands, loadCommands, remoteDiskCommands } from './system-commands.ts';

/** Files that are read, by group. */
export const groupFiles: { readonly [P in Platform]: { readonly [G in Group]?: readonly string[] } } = {
  linux: {
    os: ['/etc/os-release', '/usr/lib/os-release', ...vendorFiles, ...buildFiles, '/etc/hosts'],
    cpu: ['/proc/cpuinfo'],
    memory: [
      '/proc/meminfo',
      '/proc/self/auxv',
      '/sys/fs/cgroup/memory.max',
      '/sys/fs/cgroup/memory/memory.limit_in_bytes',
      '/sys/fs/cgroup/cgroup.controllers',
    ],
    disks: ['/proc/self/mounts'],
    time: ['/etc/localtime', '/etc/timezone', '/proc/stat'],
    locale: ['/etc/locale.conf', '/etc/default/locale'],
    virtualization: [
      '/proc/cpuinfo',
      '/run/systemd/container',
      '/.dockerenv',
      '/run/.containerenv',
      '/proc/self/cgroup',
      '/proc/self/mounts',
      '/sys/class/dmi/id/sys_vendor',
      '/sys/class/dmi/id/product_name',
    ],
    limits: ['/proc/self/limits'],
    fonts: linuxFontFolders,
    hosts: ['/etc/hosts'],
    security: Object.values(securityFiles),
    kernel: [...kernelNames.map(sysctlFile), hugePagesFile],
  },
  windows: { fonts: [windowsFontFolder], hosts: [windowsHosts] },
  macos: {
    hosts: ['/etc/hosts'],
    os: ['/System/Library/CoreServices/SystemVersion.plist'],
    time: ['/etc/localtime'],
  },
};

/** Files that tell one running machine from another. */
export const identityFiles: { readonly [P in Platform]: readonly string[] } = {
  linux: linuxIdentityFiles,
  windows: [],
  macos: [],
};

/** What is asked of the operating system without a file or a command. */
const groupCalls: { readonly [G in Group]?: string } = {
  os: 'name, kernel and processor type of the machine',
  cpu: 'model and number of processors',
  memory: 'size of the main memory',
  disks: 'size and free space of mounted file systems',
  time: 'clock and time since the system started',
  locale: 'locale of the system',
  network: 'names and addresses of the network interfaces',
};

/** Everything one look may touch: on the system that the settings name, else on any of them. */
export function declaredTouches(settings: Settings): readonly DeclaredTouch[] {
  const touches = (settings.platform === undefined ? platforms : [settings.platform]).flatMap((platform) => [
    ...groups.filter((group) => settings.collect.includes(group)).flatMap((group) => callTouches(group)),
    ...fileTouches(settings, platform),
    ...commandTouches(settings, platform),
  ]);
  const distinct = new Map(touches.map((touch) => [JSON.stringify(touch), touch]));
  return [...distinct.values()].map((touch) => ({ touch, count: mostTimes(touch) }));
}

/** Read for two groups each: processor and whether it is virtual, disks and layered root, full name and hosts. */
const readTwice: readonly string[] = ['/proc/cpuinfo', '/proc/self/mounts', '/etc/hosts'];

function mostTimes(touch: Touch): number {
  return touch.kind === 'file' && readTwice.includes(touch.path) ? 2 : 1;
}

function fileTouches(settings: Settings, platform: Platform): Touch[] {
  const paths = settings.collect.flatMap((group) => groupFiles[platform][group] ?? []);
  return [...identityFiles[platform], ...paths].map((path) => ({ kind: 'file', path }));
}

function commandTouches(settings: Settings, platform: Platform): Touch[] {
  const remoteDisks = platform === 'linux' && settings.remoteDisks && settings.collect.includes('disks');
  const argvs = [
    ...loadCommands[platform],
    ...identityCommands[platform],
    ...settings.collect.flatMap((group) => [...groupCommands(group, platform), ...askedPrograms(group, platform)]),
    ...(remoteDisks ? remoteDiskCommands : []),
    ...(settings.collect.includes('runtimes') ? settings.runtimes : []).flatMap((name) =>
      runtimeCommands(name, platform),
    ),
  ];
  return argvs.map(commandTouch);
}

/** What is asked of the operating system for one group, as touches. */
export function callTouches(group: Group): readonly Touch[] {
  const what = groupCalls[group];
  return what === undefined ? [] : [{ kind: 'system', what }];
}

/** One command line as a touch. */
export function commandTouch(argv: readonly string[]): Touch {
  return { kind: 'command', argv };
}
