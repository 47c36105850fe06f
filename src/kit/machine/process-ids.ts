import { readdir } from 'node:fs/promises';

/** Ids of the processes that /proc shows, ascending. Each may be gone the next moment. Throws what `readdir` throws. */
export async function processIds(): Promise<readonly number[]> {
  const names = await readdir('/proc');
  return names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}
