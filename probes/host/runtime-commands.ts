import type { Platform } from '../../src/kit/machine/platform.ts';

/** Command lines that systeminformation 5.33 (lib/osinfo.js, `versions`) hands to the shell; Windows: or to PowerShell. */
interface Lines {
  readonly linux: readonly string[];
  readonly macos: readonly string[];
  readonly windows: readonly string[] | { readonly powershell: string };
}

function everywhere(...lines: readonly string[]): Lines {
  return { linux: lines, macos: lines, windows: lines };
}

const python = 'python -V 2>&1';
const java = 'java -version 2>&1';

const commands = {
  apache: everywhere('apachectl -v 2>&1'),
  bash: everywhere('bash --version'),
  bun: everywhere('bun -v'),
  deno: everywhere('deno -v'),
  docker: everywhere('docker --version'),
  dotnet: {
    linux: [],
    macos: [],
    windows: {
      powershell:
        'gci "HKLM:\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP" -recurse | gp -name Version,Release -EA 0 | where { $_.PSChildName -match "^(?!S)\\p{L}"} | select PSChildName, Version, Release',
    },
  },
  gcc: everywhere('gcc -dumpversion', 'gcc --version'),
  git: everywhere('git --version'),
  java: { linux: [java], macos: ['/usr/libexec/java_home -V 2>&1', java], windows: [java] },
  mongodb: everywhere('mongod --version'),
  mysql: everywhere('mysql -V'),
  nginx: everywhere('nginx -v 2>&1'),
  node: everywhere('node -v'),
  npm: everywhere('npm -v'),
  openssl: everywhere('openssl version'),
  perl: everywhere('perl -v'),
  php: everywhere('php -v'),
  pip3: everywhere('pip3 -V 2>&1'),
  postgresql: {
    linux: ['postgres -V', 'pg_config --version', 'psql -V'],
    macos: ['postgres -V', 'pg_config --version', 'psql -V'],
    windows: { powershell: 'Get-CimInstance Win32_Service | select caption | fl' },
  },
  powershell: { linux: [], macos: [], windows: { powershell: '$PSVersionTable' } },
  python: {
    linux: [python],
    macos: ['sw_vers', python, '/usr/local/Cellar/python -V 2>&1', '/opt/homebrew/bin/python -V 2>&1'],
    windows: [python],
  },
  python3: everywhere('python3 -V 2>&1'),
  redis: everywhere('redis-server --version'),
} as const satisfies Record<string, Lines>;

export type RuntimeName = keyof typeof commands;

/** Programs whose version can be asked for, sorted. */
export const runtimeNames = Object.keys(commands).filter((name): name is RuntimeName => Object.hasOwn(commands, name));

/** Every command, as argument list, that may be started to learn the version of a program on this system. */
export function runtimeCommands(name: RuntimeName, platform: Platform): readonly (readonly string[])[] {
  const lines: Lines = commands[name];
  const own = lines[platform];
  if ('powershell' in own) return [powershell(own.powershell)];
  return own.map((line) => (platform === 'windows' ? ['cmd.exe', '/d', '/s', '/c', line] : ['/bin/sh', '-c', line]));
}

/** How systeminformation (lib/util.js, `powerShell`) starts PowerShell on Windows 10 and later. */
export function powershell(command: string): readonly string[] {
  const utf8 =
    '$OutputEncoding = [System.Console]::OutputEncoding = [System.Console]::InputEncoding = [System.Text.Encoding]::UTF8 ; ';
  const options = ['-NoProfile', '-NoLogo', '-InputFormat', 'Text', '-ExecutionPolicy', 'Unrestricted'];
  return ['powershell.exe', ...options, '-Command', utf8 + command];
}
