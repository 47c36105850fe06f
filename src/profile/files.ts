import { readFields, type Fields } from './shape/fields.ts';
import { readWords } from './shape/scalars.ts';
import type { Sink } from './shape/sink.ts';
import type { Mistake } from './text/mistake.ts';
import { didYouMean } from './text/did-you-mean.ts';
import { readText } from './text/read-text.ts';
import { readTree } from './text/read-tree.ts';
import type { Node } from './text/tree.ts';

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
/** Bytes of all files together: what no reader needs, and a machine can hold many times. */
const mostBytes = 64 * 1024 * 1024;

/** Everything that was read, and the mistakes in how it is written. */
export interface ReadFiles {
  /** The file itself and everything it includes, each once. */
  readonly files: readonly ReadFile[];
  readonly mistakes: readonly Mistake[];
  /** No file is missing, so that what is not in these files is nowhere. */
  readonly isComplete: boolean;
}

/** Reads a file and what it includes, each file once. Loops, files outside the folder and missing ones are mistakes. */
export function readFiles(first: SourceFile, open: OpenFile, sink: Sink): ReadFiles {
  const files = new Map<string, ReadFile>();
  const mistakes: Mistake[] = [];
  const before = sink.count();
  let bytes = 0;
  const read = (source: SourceFile, chain: readonly string[]): void => {
    const file = readOne(source, mistakes);
    files.set(identityOf(source.name), file);
    bytes += source.bytes.length;
    for (const { path, node } of includesOf(file, sink)) {
      const next = open(path, source.name);
      if ('problem' in next) {
        sink.report(`include-${next.problem}`, node.at, { path });
        continue;
      }
      const identity = identityOf(next.name);
      if (chain.includes(identity)) {
        sink.report('include-loop', node.at, { path, chain: [...chain, identity].join(' → ') });
      } else if (files.size >= mostFiles || chain.length >= deepestInclude || bytes + next.bytes.length > mostBytes) {
        sink.report('include-too-many', node.at, { path, most: mostFiles, size: mostBytes / 1024 / 1024 });
      } else if (!files.has(identity)) {
        read(next, [...chain, identity]);
      }
    }
  };
  read(first, [identityOf(first.name)]);
  return { files: [...files.values()], mistakes, isComplete: sink.count() === before };
}

/** Reads a site file. It includes nothing: it is the customer’s, and is sent around. */
export function readSiteFile(source: SourceFile): ReadFiles {
  const mistakes: Mistake[] = [];
  return { files: [readOne(source, mistakes)], mistakes, isComplete: true };
}

/** One name for each file: `./a.yaml` and `b/../a.yaml` are `a.yaml`. */
function identityOf(name: string): string {
  const steps: string[] = [];
  for (const step of name.split(/[\\/]/)) {
    const last = steps.at(-1);
    if (step === '..' && last !== undefined && last !== '..' && last !== '') steps.pop();
    else if (step !== '.' && (step !== '' || steps.length === 0)) steps.push(step);
  }
  return steps.join('/');
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
  const { entries } = file.tree;
  const entry = entries.find(({ key }) => key === 'include') ?? entries.find(({ key }) => isMeant(key, 'include'));
  return readWords(entry?.value, 'include', sink).map(({ word, node }) => ({ path: word, node }));
}

function isMeant(key: string, word: string): boolean {
  return didYouMean(key, [word]).length > 0;
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
  'actions',
  'document',
] as const;
export type TopKey = (typeof profileKeys)[number] | (typeof siteKeys)[number];

/** The keys at the top of one file. Unknown ones are reported; null where the file holds no map. */
export function topOf(file: ReadFile, what: 'profile' | 'site file', sink: Sink): Fields | null {
  if (file.tree === null) return null;
  const known: readonly TopKey[] = what === 'profile' ? [...profileKeys, ...siteKeys] : ['plumbline', ...siteKeys];
  return readFields(file.tree, known, what, sink);
}
