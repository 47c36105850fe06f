import type { ReadFile, TopKey } from './files.ts';
import { profileKeys, siteKeys, topOf } from './files.ts';
import { writtenOf, type Fields } from './shape/fields.ts';
import type { Sink } from './shape/sink.ts';
import type { MapEntry, Node } from './text/tree.ts';

/** The parts of profile, includes and site file, gathered under their keys. */
export interface ProfileParts {
  /** One value for each key that may stand only once. */
  readonly one: (key: TopKey) => MapEntry | undefined;
  /** Every value of a key that several files may bring, in reading order. */
  readonly all: (key: TopKey) => readonly Node[];
  /** Every file could be read and holds nothing of which nobody knows what it was meant as. */
  readonly isComplete: boolean;
}

/** Keys that several files may bring: their values are put together. */
const gathered: readonly TopKey[] = ['parameters', 'checks', 'relations', 'include'];
/** Keys that every file says for itself; those of the profile count. */
const own: readonly TopKey[] = ['plumbline', 'name', 'title'];

/** Gathers the parts of all files. A key that may stand only once and stands twice is a mistake. */
export function gather(profile: readonly ReadFile[], site: readonly ReadFile[], sink: Sink): ProfileParts {
  const found = new Map<TopKey, MapEntry[]>();
  let isComplete = true;
  const add = (file: ReadFile, what: 'profile' | 'site file', isFirst: boolean): void => {
    const top = topOf(file, what, sink);
    if (top === null || top.hasStranger || !hasFormat(top, file, isFirst, sink)) isComplete = false;
    for (const key of [...profileKeys, ...siteKeys]) {
      const entry = top?.get(key);
      if (entry !== undefined) addEntry(key, entry);
    }
  };
  const addEntry = (key: TopKey, entry: MapEntry): void => {
    const list = found.get(key) ?? [];
    const before = list[0];
    // An included file or the site file may repeat the format number, and be named for itself.
    if (before !== undefined && own.includes(key)) return;
    if (before !== undefined && !gathered.includes(key)) {
      sink.report('key-in-two-files', entry.keyAt, { key, file: before.keyAt.file, first: before.keyAt.line });
    } else found.set(key, [...list, entry]);
  };
  for (const [index, file] of profile.entries()) add(file, 'profile', index === 0);
  for (const file of site) add(file, 'site file', false);
  return {
    one: (key) => found.get(key)?.[0],
    all: (key) => (found.get(key) ?? []).map((entry) => entry.value),
    isComplete,
  };
}

function hasFormat(top: Fields, file: ReadFile, isRequired: boolean, sink: Sink): boolean {
  const format = top.get('plumbline')?.value;
  if (format === undefined) {
    if (isRequired) sink.report('format-missing', { file: file.name, line: 1, column: 1 });
    return true;
  }
  if (format.kind === 'scalar' && format.value === 1) return true;
  sink.report('format-unknown', format.at, { written: writtenOf(format) });
  return false;
}
