import type { Stats } from 'ssh2';
import type { JsonObject } from '../../src/model/json.ts';

/** Facts that the attributes of a path may leave out (section 5 of the draft). */
export const ofAttributes = ['kind', 'mode', 'size', 'modified'] as const;

/** What the attributes of a path say. */
export function pathAttributes({ mode, size, mtime }: Pick<Stats, 'mode' | 'size' | 'mtime'>): JsonObject {
  const kind = mode === undefined ? null : kindOf(mode);
  return {
    ...(mode === undefined ? {} : { kind, mode: (mode & 0o7777).toString(8).padStart(4, '0') }),
    ...(kind === 'directory' ? { size: null } : {}),
    ...(kind !== 'directory' && size !== undefined ? { size } : {}),
    ...(mtime === undefined ? {} : { modified: new Date(mtime * 1000).toISOString() }),
  };
}

/** The upper bits of a mode are those of POSIX (stat.h). */
function kindOf(mode: number): 'directory' | 'file' | 'other' {
  switch (mode & 0o170000) {
    case 0o040000:
      return 'directory';
    case 0o100000:
      return 'file';
    default:
      return 'other';
  }
}
