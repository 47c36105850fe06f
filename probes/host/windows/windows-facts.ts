import type { Facts } from '../schema.ts';
import { parseRegistry } from './parse-registry.ts';

type Windows = NonNullable<Facts['windows']>;

const mostHotfixes = 1000;

/** Edition, release and build of the key `Windows NT\CurrentVersion`. */
export function productFacts(text: string): Pick<Windows, 'edition' | 'displayVersion' | 'build'> {
  const [values] = [...parseRegistry(text).values()];
  const edition = values?.get('ProductName');
  // the name changed with Windows 10 20H2
  const displayVersion = values?.get('DisplayVersion') ?? values?.get('ReleaseId');
  const build = values?.get('CurrentBuild');
  const revision = values?.get('UBR');
  const whole = revision === undefined ? build : `${String(build)}.${String(Number(revision))}`;
  return {
    ...(edition === undefined ? {} : { edition }),
    ...(displayVersion === undefined ? {} : { displayVersion }),
    ...(build === undefined || whole === undefined ? {} : { build: whole }),
  };
}

/** The value Release of .NET Framework; null: none. */
export function releaseNumber(text: string): number | null {
  const written = /^\s+Release\s+REG_DWORD\s+(0x[0-9a-fA-F]{1,8})\s*$/m.exec(text)?.[1];
  return written === undefined ? null : Number(written);
}

/** Versions of the Visual C++ runtimes that are installed, by processor type in small letters. */
export function runtimeVersions(text: string): Record<string, string> {
  const versions = new Map<string, string>();
  for (const [key, values] of parseRegistry(text)) {
    const version = values.get('Version')?.replace(/^v/, '');
    const type = key.split('\\').at(-1)?.toLowerCase();
    if (version !== undefined && type !== undefined && values.get('Installed') === '0x1') versions.set(type, version);
  }
  return Object.fromEntries(versions);
}

/** Numbers of updates, one a line, sorted. */
export function parseHotfixes(text: string): string[] {
  const found = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => /^KB\d{5,8}$/i.test(line));
  return [...new Set(found)].sort().slice(0, mostHotfixes);
}
