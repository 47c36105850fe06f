import { readFields } from './shape/fields.ts';
import { readWords } from './shape/scalars.ts';
import type { Sink } from './shape/sink.ts';
import type { Mistake } from './text/mistake.ts';
import { readText } from './text/read-text.ts';
import { readTree } from './text/read-tree.ts';
import type { MapEntry, Node } from './text/tree.ts';

/** A file as it was found: the name people know it by, and its bytes. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Opens an included file; says why where it cannot be. */
export type OpenFile = (
  path: string,
  from: string,
) => SourceFile | { readonly problem: 'missing' | 'outside' | 'too-large' | 'unreadable' };

/** A file that was read: its tree, and its lines for showing mistakes. */
export interface ReadFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly tree: Node | null;
  readonly lines: (line: number) => string;
}

const mostFiles = 200;
const deepestInclude = 20;

/** Everything that was read, and the mistakes in how it is written. */
export interface ReadFiles {
  /** The file itself and everything it includes, each once. */
  readonly files: readonly ReadFile[];
  readonly mistakes: readonly Mistake[];
}

/** Reads a file and what it includes, each file once. Loops, files outside the folder and missing ones are mistakes. */
export function readFiles(first: SourceFile, open: OpenFile, sink: Sink): ReadFiles {
  const files = new Map<string, ReadFile>();
  const mistakes: Mistake[] = [];
  const read = (source: SourceFile, chain: readonly string[]): void => {
    const file = readOne(source, mistakes);
    files.set(source.name, file);
    for (const { path, node } of includesOf(file, sink)) {
      const next = open(path, source.name);
      if ('problem' in next) {
        sink.report(`include-${next.problem}`, node.at, { path });
      } else if (chain.includes(next.name)) {
        sink.report('include-loop', node.at, { path, chain: [...chain, next.name].join(' → ') });
      } else if (files.size >= mostFiles || chain.length >= deepestInclude) {
        sink.report('include-too-many', node.at, { path, most: mostFiles });
      } else if (!files.has(next.name)) {
        read(next, [...chain, next.name]);
      }
    }
  };
  read(first, [first.name]);
  return { files: [...files.values()], mistakes };
}

function readOne(source: SourceFile, mistakes: Mistake[]): ReadFile {
  const { text, mistakes: encoding } = readText(source.name, source.bytes);
  mistakes.push(...encoding);
  if (text === null) return { ...source, tree: null, lines: () => '' };
  const { tree, mistakes: form, lines } = readTree(source.name, text);
  mistakes.push(...form);
  return { ...source, tree, lines };
}

function includesOf(file: ReadFile, sink: Sink): readonly { readonly path: string; readonly node: Node }[] {
  if (file.tree?.kind !== 'map') return [];
  const entry = file.tree.entries.find((each) => each.key === 'include');
  return readWords(entry?.value, 'include', sink).map(({ word, node }) => ({ path: word, node }));
}

/** Keys at the top of a profile; the site file’s may stand there too. */
export const profileKeys = ['plumbline', 'name', 'title', 'include', 'parameters', 'checks', 'relations'] as const;
/** Keys at the top of a site file. */
export const siteKeys = [
  'environments',
  'gates',
  'timeZone',
  'not-applicable',
  'override',
  'waivers',
  'document',
] as const;
export type TopKey = (typeof profileKeys)[number] | (typeof siteKeys)[number];

/** The entries at the top of one file, by key. Unknown keys are reported; null where the file holds no map. */
export function topOf(file: ReadFile, what: 'profile' | 'site file', sink: Sink): ReadonlyMap<TopKey, MapEntry> | null {
  if (file.tree === null) return null;
  const known: readonly TopKey[] = what === 'profile' ? [...profileKeys, ...siteKeys] : ['plumbline', ...siteKeys];
  const fields = readFields(file.tree, known, what, sink);
  if (fields === null) return null;
  const entries = known.flatMap((key) => {
    const entry = fields.get(key);
    return entry === undefined ? [] : [[key, entry] as const];
  });
  return new Map(entries);
}
