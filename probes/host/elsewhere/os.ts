import { hostname, machine, platform, release, version } from 'node:os';
import { gapsAt, notSupported } from '../../../src/kit/machine/missed.ts';
import type { Found, HostTask } from '../found.ts';
import { platformOf } from '../../../src/kit/machine/platform.ts';
import { isText, readText } from '../../../src/kit/machine/read-text.ts';

/** What Node tells on every system. */
function basics() {
  return {
    platform: platformOf(platform()) ?? platform(),
    kernel: release(),
    architecture: machine(),
    hostname: hostname(),
  };
}

/** Windows: Node reads edition and build (RtlGetVersion and the registry). */
export async function readWindowsOs(): Promise<Found> {
  const os = { ...basics(), distribution: version(), release: release() };
  return {
    facts: { os },
    gaps: [notSupported('os.codename', 'not read on Windows'), notSupported('os.fqdn', 'not read on Windows')],
  };
}

/** macOS: product and version stand in SystemVersion.plist. */
export async function readMacOs(task: HostTask): Promise<Found> {
  const plist = await readText(task, '/System/Library/CoreServices/SystemVersion.plist');
  const unread = [notSupported('os.codename', 'macOS does not say it'), notSupported('os.fqdn', 'not read on macOS')];
  if (!isText(plist)) {
    return { facts: { os: basics() }, gaps: [...unread, ...gapsAt(['os.distribution', 'os.release'], plist)] };
  }
  const distribution = plistText(plist.text, 'ProductName');
  const productVersion = plistText(plist.text, 'ProductVersion');
  const named = {
    ...(distribution === null ? {} : { distribution }),
    ...(productVersion === null ? {} : { release: productVersion }),
  };
  return { facts: { os: { ...basics(), ...named } }, gaps: unread };
}

/** A text value of an XML property list, by key; null: not there. */
export function plistText(plist: string, key: string): string | null {
  return new RegExp(`<key>${key}</key>\\s*<string>([^<]{1,200})</string>`).exec(plist)?.[1] ?? null;
}

/** A system this probe does not know: what Node tells, no more. */
export async function readOtherOs(): Promise<Found> {
  const detail = 'this operating system is not known to the probe';
  return {
    facts: { os: basics() },
    gaps: ['distribution', 'release', 'codename', 'fqdn'].map((name) => notSupported(`os.${name}`, detail)),
  };
}
