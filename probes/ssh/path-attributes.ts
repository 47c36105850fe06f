import type { Stats } from 'ssh2';
import type { JsonObject } from '../../src/model/json.ts';

/** What the attributes of a path say, and the names of the facts that they leave out: a server may (section 5 of the draft). */
export function pathAttributes({ mode, size, mtime }: Pick<Stats, 'mode' | 'size' | 'mtime'>): {
  readonly facts: JsonObject;
  readonly untold: readonly string[];
} {
  const kind = mode === undefined ? null : kindOf(mode);
  const facts = {
    ...(mode === undefined ? {} : { kind, mode: (mode & 0o7777).toString(8).padStart(4, '0') }),
    ...(kind === 'directory' ? { size: null } : {}),
    ...(kind !== 'directory' && size !== undefined ? { size } : {}),
    ...(mtime === undefined ? {} : { modified: new Date(mtime * 1000).toISOString() }),
  };
  return { facts, untold: ['kind', 'mode', 'size', 'modified'].filter((name) => !Object.hasOwn(facts, name)) };
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
