import { hostname, machine, release } from 'node:os';
import type { Gap } from '../../../src/model/observation.ts';
import { gapsAt, notSupported } from '../../../src/kit/machine/missed.ts';
import type { Found, HostTask } from '../found.ts';
import { isText, readText } from '../../../src/kit/machine/read-text.ts';
import { fullName } from './full-name.ts';
import { parseAssignments } from './parse-assignments.ts';
import { buildFiles, buildOf, firstLine, vendorFiles } from './vendor-release.ts';

/** Names in os-release(5) of the facts it gives. */
const given = [
  ['distribution', 'NAME'],
  ['id', 'ID'],
  ['like', 'ID_LIKE'],
  ['version', 'VERSION'],
  ['release', 'VERSION_ID'],
  ['codename', 'VERSION_CODENAME'],
] as const;

/** Distribution from os-release(5), kernel and host name from uname(2), full name from hosts(5). */
export async function readOs(task: HostTask): Promise<Found> {
  const gaps: Gap[] = [];
  const osRelease = await readText(task, '/etc/os-release', '/usr/lib/os-release');
  const values = isText(osRelease) ? parseAssignments(osRelease.text) : new Map<string, string>();
  const named: Partial<Record<(typeof given)[number][0], string>> = {};
  for (const [fact, name] of given) {
    const value = values.get(name) ?? '';
    if (value !== '') named[fact] = value;
    else if (isText(osRelease)) gaps.push(notSupported(`os.${fact}`, `os-release has no ${name}`));
    else gaps.push(...gapsAt([`os.${fact}`], osRelease));
  }
  const vendorRelease = await vendorText(task, 'vendorRelease', vendorFiles, firstLine, gaps);
  const vendorBuild = await vendorText(task, 'vendorBuild', buildFiles, buildOf, gaps);
  const hosts = await readText(task, '/etc/hosts');
  const fqdn = fullName(hostname(), isText(hosts) ? hosts.text : '');
  if (fqdn === null) {
    const unnamed = 'the host name has no domain and /etc/hosts gives none; DNS is not asked';
    gaps.push(...(isText(hosts) ? [notSupported('os.fqdn', unnamed)] : gapsAt(['os.fqdn'], hosts)));
  }
  const os = {
    ...named,
    ...vendorRelease,
    ...vendorBuild,
    kernel: release(),
    architecture: machine(),
    hostname: hostname(),
    platform: 'linux',
  };
  return { facts: { os: fqdn === null ? os : { ...os, fqdn } }, gaps };
}

/** The first of the vendor's files that says something. */
async function vendorText(
  task: HostTask,
  fact: 'vendorRelease' | 'vendorBuild',
  files: readonly string[],
  parse: (text: string) => string | null,
  gaps: Gap[],
): Promise<{ readonly [F in typeof fact]?: string }> {
  for (const path of files) {
    const read = await readText(task, path);
    const text = isText(read) ? parse(read.text) : null;
    if (text !== null) return { [fact]: text };
  }
  gaps.push(notSupported(`os.${fact}`, `none of these files says it: ${files.join(', ')}`));
  return {};
}
