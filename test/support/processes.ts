import { readdir, readFile, readlink } from 'node:fs/promises';

/**
 * Running processes that have to do with a folder: started from it, working in it, or naming it on their command line.
 * Linux only; elsewhere the answer is always empty.
 *
 * @returns their ids with their command lines.
 */
export async function processesUsing(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pid of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) continue;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const program = await readlink(`/proc/${pid}/exe`).catch(() => '');
    const place = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    const uses = [command, program, place].some((text) => text.includes(folder));
    if (uses) found.push(`${pid} ${command.replaceAll('\0', ' ')}`);
  }
  return found;
}

/** What is left in a folder of temporary files: processes using it and entries of the folder itself. */
export async function leftIn(parent: string): Promise<readonly string[]> {
  return [...(await processesUsing(parent)), ...(await readdir(parent))];
}
