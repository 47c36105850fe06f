import * as z from 'zod';
import { groups } from './groups.ts';
import { platforms } from '../../src/kit/machine/platform.ts';
import { runtimeNames } from './runtime-commands.ts';
import { Fonts, Hosts, Kernel, Security, TimeSync, Tmp, Windows } from './system-schema.ts';

export const Settings = z.strictObject({
  /** Groups of facts to collect; the facts of the others are gaps. */
  collect: z
    .array(z.enum(groups))
    .min(1)
    .default([...groups]),
  /** Language runtimes and programs whose command is asked for its version; none unless named. */
  runtimes: z.array(z.enum(runtimeNames)).default([]),
  /** Linux: sizes of remote file systems too, with `df` in a process of its own. */
  remoteDisks: z.boolean().default(false),
  /** Narrows the touch list to one operating system; on a machine with another one nothing is read. */
  platform: z.enum(platforms).exactOptional(),
});
export type Settings = z.infer<typeof Settings>;

const word = () => z.string().exactOptional();
const amount = () => z.number().exactOptional();
const bytes = () => z.number().exactOptional().meta({ unit: 'bytes' });
const freeBytes = () => z.number().exactOptional().meta({ unit: 'bytes', volatile: true });
const version = () => z.string().exactOptional().meta({ dialect: 'loose' });

const Os = z.strictObject({
  platform: word()
    .meta({ examples: ['linux'] })
    .describe('linux, windows, macos, or what Node calls another system'),
  distribution: word()
    .meta({ examples: ['Kylin Linux Advanced Server'] })
    .describe('Debian GNU/Linux, Windows Server 2022 Standard, macOS'),
  release: version()
    .meta({ examples: ['10'] })
    .describe('VERSION_ID of os-release; 10.0.20348 on Windows; 14.5 on macOS'),
  id: word()
    .meta({ examples: ['kylin', 'uos', 'openEuler', 'centos'] })
    .describe('ID of os-release'),
  like: word()
    .meta({ examples: ['rhel fedora'] })
    .describe('ID_LIKE of os-release: distributions it is derived from'),
  version: word()
    .meta({ examples: ['V10 (Lance)'] })
    .describe('VERSION of os-release; on Kylin it names the service pack'),
  vendorRelease: word()
    .meta({ examples: ['Kylin Linux Advanced Server release V10 (Lance)'] })
    .describe('what the distribution’s own release file says (kylin-release, openEuler-release ...)'),
  vendorBuild: word()
    .meta({ examples: ['1050 11018.101'] })
    .describe('build of UnionTech (/etc/os-version) or Kylin (/etc/.productinfo)'),
  codename: word().describe('VERSION_CODENAME of os-release: bookworm, jammy'),
  kernel: version().describe('release of the kernel, as uname -r'),
  architecture: word()
    .meta({ examples: ['x86_64'] })
    .describe('of the system, as uname -m: x86_64, aarch64, arm64'),
  hostname: word().describe('host name, as the system says'),
  fqdn: word().describe(
    'full name: the host name where it has a domain, else as /etc/hosts gives it; DNS is not asked',
  ),
});

const Cpu = z.strictObject({
  model: word().describe('as the processor calls itself'),
  logical: amount()
    .meta({ examples: [8] })
    .describe('processors the operating system schedules on'),
  physical: amount().describe('cores; hyper-threads of one core count once'),
  flags: z
    .array(z.string())
    .exactOptional()
    .meta({ examples: [['avx', 'avx2', 'sse4_2']] })
    .describe('what the processor can do, in the words of /proc/cpuinfo, sorted'),
});

const Memory = z.strictObject({
  total: bytes().describe('main memory of the machine'),
  available: freeBytes().describe('memory new programs can have without swapping'),
  swapTotal: bytes().describe('swap space, page files'),
  limit: z
    .number()
    .nullable()
    .exactOptional()
    .meta({ unit: 'bytes' })
    .describe('memory limit of the container we stand in (Linux cgroup); null: none'),
  pageSize: bytes().describe('size of a memory page; 64 KiB on some ARM systems, where it breaks binaries'),
});

const Disk = z.strictObject({
  mount: z
    .string()
    .meta({ examples: ['/data'] })
    .describe('mount point, or drive such as C:'),
  device: word().describe('device or remote share'),
  type: word()
    .meta({ examples: ['xfs'] })
    .describe('file system: ext4, xfs, nfs4, NTFS'),
  size: bytes().describe('size of the file system'),
  used: freeBytes().describe('bytes in use'),
  free: freeBytes().describe('bytes that ordinary accounts can still write'),
  inodes: amount().describe('files the file system can hold; missing where it has no such limit'),
  freeInodes: z.number().exactOptional().meta({ volatile: true }).describe('files that can still be made'),
  options: z
    .array(z.string())
    .exactOptional()
    .meta({ examples: [['noexec', 'rw']] })
    .describe('mount options, sorted (Linux)'),
  readOnly: z
    .boolean()
    .exactOptional()
    .meta({ examples: [false] })
    .describe('mounted read-only'),
});

const Interface = z.strictObject({
  name: z.string().describe('name of the interface: eth0'),
  addresses: z.array(z.string()).describe('IP addresses, sorted'),
  mac: z.string().exactOptional().meta({ role: 'identity' }).describe('hardware address'),
});

const Runtimes = z
  .object(Object.fromEntries(runtimeNames.map((name) => [name, version()])))
  .catchall(z.string().meta({ dialect: 'loose' }));

const Virtualization = z.strictObject({
  hypervisor: z.boolean().exactOptional().describe('the processor says that it is virtual'),
  container: z
    .string()
    .nullable()
    .exactOptional()
    .describe('docker, podman, lxc, kubernetes ...; `container`: some other; null: no sign of one'),
  wsl: z.boolean().exactOptional().describe('Windows Subsystem for Linux'),
  vendor: word().describe('maker of the (virtual) machine, as its firmware says'),
  model: word().describe('model of the (virtual) machine, as its firmware says'),
});

/** No limit is 9007199254740991, the greatest whole number JSON keeps. */
const Limits = z.strictObject({
  openFiles: amount()
    .meta({ examples: [65536] })
    .describe('files and sockets a process may have open (ulimit -n)'),
  openFilesHard: amount().describe('what openFiles may be raised to'),
  processes: amount().describe('processes and threads of the account (ulimit -u)'),
  processesHard: amount().describe('what processes may be raised to'),
});

export const Facts = z.strictObject({
  os: Os.exactOptional(),
  cpu: Cpu.exactOptional(),
  memory: Memory.exactOptional(),
  disks: z
    .array(Disk)
    .exactOptional()
    .meta({ key: 'mount' })
    .describe('mounted file systems, without those of the kernel, of containers and of login sessions'),
  tmp: Tmp.exactOptional().describe('the folder /tmp'),
  timeZone: z
    .string()
    .exactOptional()
    .meta({ examples: ['Asia/Shanghai'] })
    .describe('IANA name of the zone the system is set to'),
  clock: z
    .strictObject({
      utc: z.string().meta({ unit: 'instant', volatile: true }).describe('the clock of the machine'),
      offsetMinutes: z.number().exactOptional().meta({ volatile: true }).describe('minutes its zone is ahead of UTC'),
    })
    .exactOptional(),
  bootedAt: z.string().exactOptional().meta({ unit: 'instant', volatile: true }).describe('system start'),
  locale: z
    .string()
    .exactOptional()
    .meta({ examples: ['zh_CN.UTF-8'] })
    .describe('default locale of the system: zh_CN.UTF-8; zh-CN on Windows'),
  charset: z
    .string()
    .exactOptional()
    .meta({ examples: ['UTF-8', 'GBK'] })
    .describe('character encoding of the default locale; on Windows of the code page for programs'),
  interfaces: z
    .array(Interface)
    .exactOptional()
    .meta({ key: 'name' })
    .describe('network interfaces that are up, without the ends of containers'),
  runtimes: Runtimes.exactOptional().describe('versions of the programs that the setting `runtimes` names'),
  virtualization: Virtualization.exactOptional().describe('signs of a virtual machine or container'),
  fonts: Fonts.exactOptional().describe('fonts that are installed'),
  timeSync: TimeSync.exactOptional().describe('what keeps the clock right'),
  hosts: Hosts.exactOptional().describe('addresses by name in the hosts file, names in small letters'),
  security: Security.exactOptional().describe('SELinux, AppArmor, firewalld'),
  kernel: Kernel.exactOptional().describe('settings of the kernel, by name as in sysctl'),
  windows: Windows.exactOptional().describe('what only Windows has'),
  limits: Limits.exactOptional().describe('limits of the account and session the check runs in (ulimit)'),
});
export type Facts = z.infer<typeof Facts>;

export const DerivedFacts = z.strictObject({
  os: z.strictObject({
    name: z.string().describe('distribution and release in one text'),
  }),
  windows: z.strictObject({
    dotnetVersion: z
      .string()
      .meta({ dialect: 'loose', examples: ['4.8'] })
      .describe('version of .NET Framework, from dotnetRelease'),
  }),
  memory: z.strictObject({
    availablePercent: z.number().meta({ unit: 'percent', volatile: true }).describe('available of total'),
  }),
});
