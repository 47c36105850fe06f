import { powershellArgv } from '../../src/kit/machine/powershell.ts';
import type { Platform } from '../../src/kit/machine/platform.ts';
import type { Group } from './groups.ts';

type Argv = readonly [string, ...string[]];

/** Programs that are run through the runner, without a shell. */
export const programs = {
  fontList: ['fc-list', ':lang=zh', 'family'],
  chronyc: ['chronyc', '-n', 'tracking'],
  ntpq: ['ntpq', '-pn'],
  timedatectl: ['timedatectl', 'status'],
  firewalld: ['systemctl', 'is-active', 'firewalld'],
  w32tm: ['w32tm.exe', '/query', '/status'],
  windowsVersion: ['reg.exe', 'query', 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion'],
  dotnet: ['reg.exe', 'query', 'HKLM\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full', '/v', 'Release'],
  vcRuntimes: ['reg.exe', 'query', 'HKLM\\SOFTWARE\\Microsoft\\VisualStudio\\14.0\\VC\\Runtimes', '/s'],
  codePage: ['reg.exe', 'query', 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Nls\\CodePage', '/v', 'ACP'],
  hotfixes: powershellArgv('Get-CimInstance Win32_QuickFixEngineering | Select-Object -ExpandProperty HotFixID'),
} as const satisfies Record<string, Argv>;

const byGroup: { readonly [P in Platform]: { readonly [G in Group]?: readonly Argv[] } } = {
  linux: {
    fonts: [programs.fontList],
    timeSync: [programs.chronyc, programs.ntpq, programs.timedatectl],
    security: [programs.firewalld],
  },
  windows: {
    locale: [programs.codePage],
    timeSync: [programs.w32tm],
    windows: [programs.windowsVersion, programs.dotnet, programs.vcRuntimes, programs.hotfixes],
  },
  macos: {},
};

/** Programs that a group asks on this system; the runner reports them as they are started. */
export function askedPrograms(group: Group, platform: Platform): readonly Argv[] {
  return byGroup[platform][group] ?? [];
}
