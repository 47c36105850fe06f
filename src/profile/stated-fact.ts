import { lookup, type CatalogueEntry } from '../model/catalogue.ts';
import { isPathError, parseFactPath } from '../model/fact-path.ts';
import type { Json } from '../model/json.ts';
import { findFact } from './expect/find-fact.ts';
import { readValue } from './expect/read-value.ts';
import { subjectOf, type Subject } from './expect/subject.ts';
import { createSink, type Sink } from './shape/sink.ts';
import { plainNode } from './text/core-schema.ts';
import type { Mistake } from './text/mistake.ts';
import { readTree } from './text/read-tree.ts';
import type { Node, ScalarNode } from './text/tree.ts';
import { isLossy } from './values/parameter-type.ts';

/** A fact that a person states, or why it cannot be taken. */
export type StatedFact =
  | { readonly ok: true; readonly path: string; readonly value: Json }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Where mistakes are said to be: a command line has no lines. */
const source = 'FACT=VALUE';

const spoken: ReadonlyMap<string, string> = new Map([
  ['yes', 'true'],
  ['no', 'false'],
  ['是', 'true'],
  ['否', 'false'],
]);

/**
 * Reads a fact and its value as somebody types them, in the type and unit of the fact: `64GiB`, `15.4`, `2026-11-20`,
 * `yes`. Texts and versions are taken as they are written; lists and maps stand in brackets.
 */
export function readStatedFact(fact: string, text: string, entry: CatalogueEntry): StatedFact {
  const sink = createSink();
  const at = { file: source, line: 1, column: 1 };
  const found = findFact({ text: fact, at, quoted: false }, { schema: entry.facts, probe: entry.kind, sink });
  if (found === null) return { ok: false, mistakes: sink.mistakes };
  if (isSensitive(found.path, entry)) sink.report('stated-sensitive', at, { fact: found.path });
  const subject = subjectOf(found.schema, found.path, sink);
  const node = nodeOf(text, { ...at, column: fact.length + 2 }, subject, sink);
  const value = node === null ? undefined : readValue(node, subject);
  if (value === undefined || sink.mistakes.length > 0) return { ok: false, mistakes: sink.mistakes };
  return { ok: true, path: found.path, value };
}

function nodeOf(text: string, at: Node['at'], subject: Subject, sink: Sink): Node | null {
  if (text.trim() === '') {
    sink.report('stated-empty', at, { fact: subject.name });
    return null;
  }
  if (/^\s*[[{]/.test(text) && (subject.kind === 'list' || subject.kind === 'map' || subject.kind === 'any')) {
    const { tree, mistakes } = readTree(source, text);
    for (const { code, params } of mistakes) sink.report(code, at, params);
    return tree;
  }
  const quoted: ScalarNode = { kind: 'scalar', at, value: text, source: text, quoted: true };
  if (subject.kind === 'text' || subject.kind === 'version') return quoted;
  const plain = plainNode(at, subject.kind === 'boolean' ? (spoken.get(text.toLowerCase()) ?? text) : text.trim());
  // Nobody quotes on a command line: what would lose a digit as a number is meant as text.
  const isFree = subject.kind === 'any' || subject.kind === 'scalar';
  return isFree && isLossy(plain) ? quoted : plain;
}

/** What a report never shows cannot be stated: the statement would stand in it. */
function isSensitive(written: string, entry: CatalogueEntry): boolean {
  const path = parseFactPath(written);
  if (isPathError(path)) return false;
  return path.some((_segment, index) => {
    const found = lookup(entry.facts, path.slice(0, index + 1));
    return found.found && found.schema.sensitive === true;
  });
}
