import { hostname, machine, platform, release, version } from 'node:os';
import { gapsAt, noted, notSupported } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
import type { Found, HostTask } from '../found.ts';
import { platformOf } from '../../../src/kit/machine/platform.ts';
import { isText, readText } from '../../../src/kit/machine/read-text.ts';

const notRead = noted('not-supported', 'kit.gap.other-system');

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
    gaps: gapsAt(['os.codename', 'os.fqdn'], notRead),
  };
}

/** macOS: product and version stand in SystemVersion.plist. */
export async function readMacOs(task: HostTask): Promise<Found> {
  const plist = await readText(task, '/System/Library/CoreServices/SystemVersion.plist');
  const unread = [
    notSupported('os.codename', 'kit.gap.not-told', { source: value('macOS') }),
    ...gapsAt(['os.fqdn'], notRead),
  ];
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
  return {
    facts: { os: basics() },
    gaps: gapsAt(['os.distribution', 'os.release', 'os.codename', 'os.fqdn'], notRead),
  };
}
