import type { ReadFile, TopKey } from './files.ts';
import { topOf } from './files.ts';
import type { Sink } from './shape/sink.ts';
import type { MapEntry, Node } from './text/tree.ts';

/** The parts of profile, includes and site file, gathered under their keys. */
export interface ProfileParts {
  /** One value for each key that may stand only once. */
  readonly one: (key: TopKey) => MapEntry | undefined;
  /** Every value of a key that several files may bring, in reading order. */
  readonly all: (key: TopKey) => readonly Node[];
}

/** Keys that several files may bring: their values are put together. */
const gathered: readonly TopKey[] = ['parameters', 'checks', 'relations', 'include'];
/** Keys that every file says for itself. */
const own: readonly TopKey[] = ['plumbline', 'name', 'title'];

/** Gathers the parts of all files. A key that may stand only once and stands twice is a mistake. */
export function gather(profile: readonly ReadFile[], site: readonly ReadFile[], sink: Sink): ProfileParts {
  const found = new Map<TopKey, MapEntry[]>();
  const add = (file: ReadFile, what: 'profile' | 'site file', first: boolean): void => {
    const top = topOf(file, what, sink);
    if (top === null) return;
    if (!hasFormat(top, file, what, first, sink)) return;
    for (const [key, entry] of top) {
      const list = found.get(key) ?? [];
      const before = list[0];
      // An included file or the site file may repeat the format number, and be named for itself.
      if (before !== undefined && own.includes(key)) continue;
      if (before !== undefined && !gathered.includes(key)) {
        sink.report('key-in-two-files', entry.keyAt, { key, file: before.keyAt.file, first: before.keyAt.line });
      } else found.set(key, [...list, entry]);
    }
  };
  for (const [index, file] of profile.entries()) add(file, 'profile', index === 0);
  for (const file of site) add(file, 'site file', false);
  return {
    one: (key) => found.get(key)?.[0],
    all: (key) => (found.get(key) ?? []).map((entry) => entry.value),
  };
}

function hasFormat(
  top: ReadonlyMap<TopKey, MapEntry>,
  file: ReadFile,
  what: string,
  required: boolean,
  sink: Sink,
): boolean {
  const format = top.get('plumbline');
  if (format === undefined) {
    const at = file.tree?.at ?? { file: file.name, line: 1, column: 1 };
    if (required) sink.report('format-missing', { ...at, line: 1, column: 1 }, { what });
    return true;
  }
  if (format.value.kind === 'scalar' && format.value.value === 1) return true;
  const written = format.value.kind === 'scalar' ? format.value.source : '';
  sink.report('format-unknown', format.value.at, { written });
  return false;
}
