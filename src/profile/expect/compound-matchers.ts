import type { Matcher } from '../../model/matcher.ts';
import { writtenOf } from '../shape/fields.ts';
import type { MapNode, Node } from '../text/tree.ts';
import { findFact } from './find-fact.ts';
import { isMatcherWord } from './matcher-words.ts';
import { elementOf, subjectOf, type Subject } from './subject.ts';

/** Matchers that hold others. */
export type CompoundName = 'count' | 'each' | 'some' | 'none' | 'all' | 'any' | 'not';

/** How what they hold is read: the whole reading, handed in because it goes round. */
export type Compile = (node: Node, subject: Subject) => Matcher | null;

/** Reads one of them; null after a mistake was reported. */
export function readCompound(name: CompoundName, node: Node, subject: Subject, compile: Compile): Matcher | null {
  switch (name) {
    case 'count': {
      const matcher = readCount(node, subject, compile);
      return matcher === null ? null : { op: name, matcher };
    }
    case 'each':
    case 'some':
    case 'none': {
      const matcher = readElement(node, elementOf(subject), compile);
      return matcher === null ? null : { op: name, matcher };
    }
    case 'not': {
      const matcher = compile(node, deeper(subject));
      return matcher === null ? null : { op: name, matcher };
    }
    case 'all':
    case 'any': {
      const matchers = readMatchers(name, node, subject, compile);
      return matchers === null ? null : { op: name, matchers };
    }
  }
}

function deeper(subject: Subject): Subject {
  return { ...subject, depth: subject.depth + 1 };
}

function readCount(node: Node, subject: Subject, compile: Compile): Matcher | null {
  if (node.kind !== 'map' && !isCount(node)) {
    subject.sink.report('count-number', node.at, { written: writtenOf(node), fact: subject.name });
    return null;
  }
  return compile(node, subjectOf({ type: 'integer' }, subject.name, subject.sink, subject.depth + 1));
}

function isCount(node: Node): boolean {
  return (
    node.kind === 'scalar' && typeof node.value === 'number' && Number.isSafeInteger(node.value) && node.value >= 0
  );
}

function readMatchers(name: 'all' | 'any', node: Node, subject: Subject, compile: Compile): readonly Matcher[] | null {
  if (node.kind !== 'list' || node.items.length === 0) {
    const code = node.kind === 'list' ? 'list-empty' : 'matchers-wanted';
    subject.sink.report(code, node.at, { matcher: name, written: writtenOf(node), fact: subject.name });
    return null;
  }
  const matchers = node.items.map((item) => compile(item, deeper(subject)));
  const good = matchers.filter((matcher) => matcher !== null);
  return good.length === matchers.length ? good : null;
}

/** A matcher on the element itself, or a map of its sub-facts. */
function readElement(node: Node, element: Subject, compile: Compile): Matcher | null {
  const mayHaveFields = element.kind === 'map' || element.kind === 'any';
  if (node.kind !== 'map' || !mayHaveFields || node.entries.length === 0) return compile(node, element);
  const words = node.entries.filter((entry) => isMatcherWord(entry.key));
  if (words.length === node.entries.length) return compile(node, element);
  const [word] = words;
  if (word === undefined) return readFields(node, element, compile);
  element.sink.report('matchers-and-fields', word.keyAt, { matcher: word.key, fact: element.name });
  return null;
}

function readFields(node: MapNode, element: Subject, compile: Compile): Matcher | null {
  const root = { schema: element.schema, probe: element.name, sink: element.sink };
  const fields: { path: string; matcher: Matcher }[] = [];
  for (const { key, keyAt, keyQuoted, value } of node.entries) {
    const found = findFact({ text: key, at: keyAt, quoted: keyQuoted }, root);
    if (found === null) continue;
    const name = found.path.startsWith('[') ? `${element.name}${found.path}` : `${element.name}.${found.path}`;
    const matcher = compile(value, subjectOf(found.schema, name, element.sink, element.depth + 1));
    if (matcher !== null) fields.push({ path: found.path, matcher });
  }
  return fields.length === node.entries.length ? { op: 'fields', fields } : null;
}
