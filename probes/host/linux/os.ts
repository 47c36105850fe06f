import { hostname, machine, release } from 'node:os';
import type { Gap } from '../../../src/model/observation.ts';
import { gapsAt, noted, notSupported } from '../../../src/kit/machine/missed.ts';
import { value } from '../../../src/model/message.ts';
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

const hostsFile = '/etc/hosts';
const unnamed = noted('not-supported', 'host.gap.no-domain', { file: value(hostsFile) });

/** Distribution from os-release(5), kernel and host name from uname(2), full name from hosts(5). */
export async function readOs(task: HostTask): Promise<Found> {
  const gaps: Gap[] = [];
  const osRelease = await readText(task, '/etc/os-release', '/usr/lib/os-release');
  const values = isText(osRelease) ? parseAssignments(osRelease.text) : new Map<string, string>();
  const named: Partial<Record<(typeof given)[number][0], string>> = {};
  for (const [fact, name] of given) {
    const text = values.get(name) ?? '';
    const lacks = { file: value('os-release'), entry: value(name) };
    if (text !== '') named[fact] = text;
    else if (isText(osRelease)) gaps.push(notSupported(`os.${fact}`, 'kit.gap.no-entry', lacks));
    else gaps.push(...gapsAt([`os.${fact}`], osRelease));
  }
  const vendorRelease = await vendorText(task, 'vendorRelease', vendorFiles, firstLine, gaps);
  const vendorBuild = await vendorText(task, 'vendorBuild', buildFiles, buildOf, gaps);
  const hosts = await readText(task, hostsFile);
  const fqdn = fullName(hostname(), isText(hosts) ? hosts.text : '');
  if (fqdn === null) {
    gaps.push(...gapsAt(['os.fqdn'], isText(hosts) ? unnamed : hosts));
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
  const items = files.map((path) => value(path));
  gaps.push(notSupported(`os.${fact}`, 'host.gap.no-vendor-file', { files: { kind: 'list', items } }));
  return {};
}
