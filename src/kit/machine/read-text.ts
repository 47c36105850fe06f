import { readFile } from 'node:fs/promises';
import type { ProbeTask } from '../define-probe.ts';
import { missedBy, noted, type Missed } from './missed.ts';

/** What reading the machine needs of a task of any probe. */
export type MachineTask = Pick<ProbeTask<unknown>, 'signal' | 'touched' | 'execute'>;

/** The text of a file, or why there is none. */
export type Read = { readonly text: string } | Missed;

/** The first of these files that can be read; where none can, the reason the first one gave. */
export async function readText(
  task: Pick<MachineTask, 'signal' | 'touched'>,
  ...paths: readonly string[]
): Promise<Read> {
  let missed: Missed | null = null;
  for (const path of paths) {
    task.touched({ kind: 'file', path });
    try {
      return { text: await readFile(path, { encoding: 'utf8', signal: task.signal }) };
    } catch (error) {
      missed ??= missedBy(error);
    }
  }
  return missed ?? noted('not-supported', 'kit.gap.no-file');
}

/** Whether a read gave text. */
export function isText(read: Read): read is { readonly text: string } {
  return 'text' in read;
}
