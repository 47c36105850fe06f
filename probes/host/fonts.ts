import { readdir } from 'node:fs/promises';
import { askProgram, hasSaid } from '../../src/kit/machine/ask-program.ts';
import { gapsAt, missedBy, noted } from '../../src/kit/machine/missed.ts';
import { programs } from './asked-programs.ts';
import { familiesOfFiles, parseFontList } from './font-families.ts';
import type { Found, HostTask } from './found.ts';

export const linuxFontFolders = ['/usr/share/fonts', '/usr/local/share/fonts'] as const;
export const windowsFontFolder = 'C:\\Windows\\Fonts';

/** Chinese fonts as fontconfig lists them; without it, those known by their file names. */
export async function readLinuxFonts(task: HostTask): Promise<Found> {
  const said = await askProgram(task, programs.fontList, { limitMs: 10_000 });
  if (hasSaid(said) && said.exitCode === 0)
    return { facts: { fonts: { chinese: parseFontList(said.text) } }, gaps: [] };
  return readFolders(task, linuxFontFolders);
}

/** Chinese fonts of Windows, known by their file names. */
export async function readWindowsFonts(task: HostTask): Promise<Found> {
  return readFolders(task, [windowsFontFolder]);
}

async function readFolders(task: HostTask, folders: readonly string[]): Promise<Found> {
  const files: string[] = [];
  let missed: ReturnType<typeof missedBy> | null = null;
  for (const path of folders) {
    task.touched({ kind: 'file', path });
    const names = await readdir(path, { recursive: true }).catch((error: unknown) => missedBy(error));
    if ('reason' in names) missed = names.reason === 'not-supported' ? missed : names;
    else files.push(...names);
  }
  // a folder that is not there has no fonts
  if (missed !== null) return { facts: {}, gaps: gapsAt(['fonts'], missed) };
  return {
    facts: { fonts: { chinese: familiesOfFiles(files) } },
    gaps: gapsAt(['fonts.chinese'], noted('truncated', 'host.gap.font-files')),
  };
}
