import * as z from 'zod';

const word = (...examples: readonly string[]) => z.string().exactOptional().meta({ examples });
const yes = (example: boolean) =>
  z
    .boolean()
    .exactOptional()
    .meta({ examples: [example] });

export const Tmp = z.strictObject({
  mount: word('/', '/tmp').describe('file system that /tmp belongs to'),
  noExec: yes(false).describe('mounted noexec: Java and installers that unpack programs there do not start'),
  readOnly: yes(false).describe('mounted read-only'),
});

export const Fonts = z.strictObject({
  chinese: z
    .array(z.string())
    .exactOptional()
    .meta({ examples: [['Noto Sans CJK SC', 'SimSun']] })
    .describe('families of fonts with Chinese characters, sorted; reports and PDF files need one'),
});

export const TimeSync = z.strictObject({
  synchronized: yes(true).describe('whether the clock follows a source now'),
  service: word('chronyd', 'ntpd', 'systemd-timesyncd', 'w32time').describe('what keeps the clock'),
  source: z
    .string()
    .nullable()
    .exactOptional()
    .meta({ examples: ['10.0.0.1'] })
    .describe('server it follows; null: none'),
  stratum: z
    .number()
    .exactOptional()
    .meta({ examples: [3] })
    .describe('distance from a reference clock'),
  offset: z
    .number()
    .exactOptional()
    .meta({ unit: 'milliseconds', volatile: true, examples: [0.4] })
    .describe('how far the clock is from its source, always positive'),
});

export const Hosts = z.record(z.string(), z.array(z.string())).meta({ examples: [{ 'db.example': ['10.0.0.5'] }] });

export const Security = z.strictObject({
  selinux: z
    .enum(['enforcing', 'permissive', 'disabled'])
    .exactOptional()
    .meta({ examples: ['enforcing'] })
    .describe('mode of SELinux'),
  apparmor: yes(true).describe('whether AppArmor is on'),
  firewalld: word('active', 'inactive', 'failed').describe('state of the service firewalld'),
});

/** Settings of the kernel that products ask for, by name as in sysctl(8). */
export const kernelNames = [
  'fs.aio-max-nr',
  'fs.file-max',
  'fs.inotify.max_user_watches',
  'kernel.pid_max',
  'kernel.sem',
  'kernel.shmall',
  'kernel.shmmax',
  'net.core.somaxconn',
  'net.ipv4.ip_forward',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_max_syn_backlog',
  'net.ipv4.tcp_tw_reuse',
  'vm.max_map_count',
  'vm.nr_hugepages',
  'vm.overcommit_memory',
  'vm.swappiness',
] as const;

const setting = () => z.union([z.number(), z.string()]).exactOptional();

export const Kernel = z.strictObject(Object.fromEntries(kernelNames.map((name) => [name, setting()]))).extend({
  transparentHugePages: word('always', 'madvise', 'never').describe('transparent huge pages; databases want never'),
});

export const Windows = z.strictObject({
  edition: word('Windows Server 2016 Standard').describe('product name; Windows 11 calls itself Windows 10 here'),
  displayVersion: word('1607', '22H2').describe('release of the product'),
  build: z
    .string()
    .exactOptional()
    .meta({ dialect: 'loose', examples: ['14393.6709'] })
    .describe('build with revision'),
  hotfixes: z
    .array(z.string())
    .exactOptional()
    .meta({ examples: [['KB5034119']] })
    .describe('installed updates, sorted'),
  dotnetRelease: z
    .number()
    .nullable()
    .exactOptional()
    .meta({ examples: [528_040] })
    .describe('Release number of .NET Framework 4.5 and later in the registry; null: none'),
  vcRuntimes: z
    .record(z.string(), z.string().meta({ dialect: 'loose' }))
    .exactOptional()
    .meta({ examples: [{ x64: '14.38.33135.0' }] })
    .describe('Visual C++ runtimes 2015 and later, by processor type'),
});
