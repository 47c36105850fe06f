import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';
import { mustBeWritable, writeWhole } from './write-whole.ts';

/**
 * Sees before any work that nothing is overwritten. Throws UsageError where a file is there already and `--force` was
 * not given.
 */
export function mayWrite(context: Context, flags: Flags, files: readonly string[]): void {
  const there = flags.force === true ? undefined : files.find((path) => existsSync(path));
  if (there !== undefined)
    throw new UsageError(phrase(context.language, 'init.exists', { path: relative(context.cwd, there) || there }));
}

/** Writes files, and gives their names as seen from the working folder. Throws NoResultError. */
export function putFiles(
  context: Context,
  files: readonly (readonly [path: string, content: string | Uint8Array])[],
): readonly string[] {
  return files.map(([path, content]) => {
    mustBeWritable(context, path);
    writeWhole(context, path, content);
    return relative(context.cwd, path) || path;
  });
}
