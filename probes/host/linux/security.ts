import { askProgram, hasSaid } from '../../../src/kit/machine/ask-program.ts';
import { gapsAt } from '../../../src/kit/machine/missed.ts';
import { isText, readText } from '../../../src/kit/machine/read-text.ts';
import type { Gap } from '../../../src/model/observation.ts';
import { programs } from '../asked-programs.ts';
import type { Found, HostTask } from '../found.ts';
import type { Facts } from '../schema.ts';
import { unanswered } from '../unanswered.ts';

type Security = NonNullable<Facts['security']>;

export const securityFiles = {
  enforce: '/sys/fs/selinux/enforce',
  fileSystems: '/proc/filesystems',
  apparmor: '/sys/module/apparmor/parameters/enabled',
} as const;

/** SELinux and AppArmor as the kernel tells them, firewalld as systemd does. */
export async function readSecurity(task: HostTask): Promise<Found> {
  const gaps: Gap[] = [];
  const security: Security = {};
  const selinux = await readSelinux(task, gaps);
  if (selinux !== null) security.selinux = selinux;
  const apparmor = await readText(task, securityFiles.apparmor);
  if (isText(apparmor)) security.apparmor = apparmor.text.trim() === 'Y';
  else if (apparmor.reason === 'not-supported') security.apparmor = false;
  else gaps.push(...gapsAt(['security.apparmor'], apparmor));
  const said = await askProgram(task, programs.firewalld, { limitMs: 5000 });
  const state = hasSaid(said) ? /^[a-z]+$/.exec(said.text.trim())?.[0] : undefined;
  // systemd before 231 calls a service it does not know `unknown`
  if (state !== undefined) security.firewalld = state === 'unknown' ? 'inactive' : state;
  else if (!hasSaid(said)) gaps.push(...gapsAt(['security.firewalld'], said));
  else gaps.push(...gapsAt(['security.firewalld'], unanswered('not-supported', programs.firewalld[0], said.errors)));
  return { facts: { security }, gaps };
}

/** A kernel that runs without SELinux does not know its file system; in a container it may know it and not show it. */
async function readSelinux(task: HostTask, gaps: Gap[]): Promise<NonNullable<Security['selinux']> | null> {
  const enforce = await readText(task, securityFiles.enforce);
  if (isText(enforce)) return enforce.text.trim() === '1' ? 'enforcing' : 'permissive';
  const systems = await readText(task, securityFiles.fileSystems);
  if (isText(systems) && !/\bselinuxfs\b/.test(systems.text)) return 'disabled';
  gaps.push(...gapsAt(['security.selinux'], isText(systems) ? enforce : systems));
  return null;
}
