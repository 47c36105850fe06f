import { gapsAt, noted } from '../../../src/kit/machine/missed.ts';
import { isText, readText } from '../../../src/kit/machine/read-text.ts';
import { value } from '../../../src/model/message.ts';
import type { Gap } from '../../../src/model/observation.ts';
import type { Found, HostTask } from '../found.ts';
import type { Facts } from '../schema.ts';
import { kernelNames } from '../system-schema.ts';

export const hugePagesFile = '/sys/kernel/mm/transparent_hugepage/enabled';

/** File of a setting of the kernel (proc_sys(5)). */
export function sysctlFile(name: string): string {
  return `/proc/sys/${name.replaceAll('.', '/')}`;
}

/** Settings of the kernel, each from its file. */
export async function readKernel(task: HostTask): Promise<Found> {
  const kernel: NonNullable<Facts['kernel']> = {};
  const gaps: Gap[] = [];
  for (const name of kernelNames) {
    const read = await readText(task, sysctlFile(name));
    if (isText(read)) Object.assign(kernel, { [name]: settingOf(read.text) });
    else gaps.push(...gapsAt([`kernel["${name}"]`], read));
  }
  const pages = await readText(task, hugePagesFile);
  const chosen = isText(pages) ? chosenOf(pages.text) : null;
  if (chosen !== null) Object.assign(kernel, { transparentHugePages: chosen });
  else gaps.push(...gapsAt(['kernel.transparentHugePages'], isText(pages) ? unread : pages));
  return { facts: { kernel }, gaps };
}

const unread = noted('not-supported', 'host.gap.no-choice', { file: value(hugePagesFile) });

/** A number where it is one that JSON keeps exactly; several values as one text, apart by one blank. */
export function settingOf(text: string): number | string {
  const setting = text.trim().replaceAll(/\s+/g, ' ');
  return /^\d{1,16}$/.test(setting) && Number.isSafeInteger(Number(setting)) ? Number(setting) : setting;
}

/** The word in brackets of `always [madvise] never`. */
export function chosenOf(text: string): string | null {
  return /\[(\w{1,20})\]/.exec(text)?.[1] ?? null;
}
