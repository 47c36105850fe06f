import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Largest profile, site file or include, bytes: 10,000 checks fit many times. */
export const largestSource = 16 * 1024 * 1024;

export type OpenProblem = 'missing' | 'outside' | 'too-large' | 'unreadable';

/** A file as the profile reader takes it: the name people know it by, and its bytes. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads one file; the reason where it cannot be. */
export function openSource(path: string, name: string): SourceFile | { readonly problem: OpenProblem } {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return { problem: 'unreadable' };
    if (stat.size > largestSource) return { problem: 'too-large' };
    return { name, bytes: readFileSync(path) };
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { problem: missing ? 'missing' : 'unreadable' };
  }
}

/**
 * Opens an included file. It must lie in the folder of the profile or below, also after symbolic links are followed.
 *
 * @param root the profile's file
 * @param path as written in `include`
 * @param from name of the file that includes it, relative to the working folder
 */
export function openInclude(
  root: string,
  cwd: string,
  path: string,
  from: string,
): SourceFile | { readonly problem: OpenProblem } {
  if (isAbsolute(path)) return { problem: 'outside' };
  const full = resolve(cwd, dirname(from), path);
  const name = join(dirname(from), path);
  try {
    const folder = realpathSync(dirname(resolve(cwd, root)));
    const real = realpathSync(full);
    const inside = relative(folder, real);
    if (inside.startsWith(`..${sep}`) || inside === '..' || isAbsolute(inside)) return { problem: 'outside' };
  } catch {
    return { problem: 'missing' };
  }
  return openSource(full, name);
}
