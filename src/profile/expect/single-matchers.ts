import type { Json } from '../../model/json.ts';
import type { Matcher, MatcherName } from '../../model/matcher.ts';
import { writtenOf } from '../shape/fields.ts';
import type { Node } from '../text/tree.ts';
import { areCrossed } from './contradiction.ts';
import { readBound, type Side } from './read-bound.ts';
import { readContained } from './read-contained.ts';
import { readInstant } from './read-instant.ts';
import { readPattern } from './read-pattern.ts';
import { readValue } from './read-value.ts';
import { readRange } from './read-version.ts';
import type { Subject } from './subject.ts';

/** Matchers that ask the fact itself, with what stands behind their name. */
export type SingleName = Exclude<MatcherName, 'count' | 'each' | 'some' | 'none' | 'all' | 'any' | 'not'>;

/** Reads one of them; null after a mistake was reported. */
export function readSingle(name: SingleName, node: Node, subject: Subject): Matcher | null {
  switch (name) {
    case 'equals':
      return readEquals(node, subject);
    case 'oneOf':
      return readOneOf(node, subject);
    case 'satisfies':
      return readSatisfies(node, subject);
    case 'atLeast':
    case 'atMost':
    case 'above':
    case 'below':
      return readSide(name, node, subject);
    case 'between':
      return readBetween(node, subject);
    case 'before':
    case 'after':
      return readMoment(name, node, subject);
    case 'matches':
    case 'startsWith':
    case 'endsWith':
      return readTextual(name, node, subject);
    case 'contains': {
      const value = readContained(node, name, subject);
      return value === undefined ? null : { op: name, value };
    }
    case 'containsAll':
    case 'containsNone': {
      const values = readItems(node, name, subject, (item) => readContained(item, name, subject));
      return values === null ? null : { op: name, values };
    }
    case 'present':
    case 'absent':
      return readPresence(name, node, subject);
  }
}

/** A day and a moment on it are not one text, so that equal moments are those that lie between the two. */
function momentMatcher(instant: string): Matcher {
  return { op: 'between', from: instant, to: instant };
}

export function readEquals(node: Node, subject: Subject): Matcher | null {
  const value = readValue(node, subject);
  if (value === undefined) return null;
  return subject.kind === 'instant' && typeof value === 'string' ? momentMatcher(value) : { op: 'equals', value };
}

function readOneOf(node: Node, subject: Subject): Matcher | null {
  const values = readItems(node, 'oneOf', subject, (item) => readValue(item, subject));
  if (values === null) return null;
  if (subject.kind !== 'instant') return { op: 'oneOf', values };
  const matchers = values.map((value): Matcher =>
    typeof value === 'string' ? momentMatcher(value) : { op: 'equals', value },
  );
  return { op: 'any', matchers };
}

/** The items of a list that must not be empty. */
function readItems(
  node: Node,
  matcher: MatcherName,
  subject: Subject,
  read: (item: Node) => Json | undefined,
): readonly Json[] | null {
  if (node.kind !== 'list' || node.items.length === 0) {
    const code = node.kind === 'list' ? 'list-empty' : 'list-wanted';
    subject.sink.report(code, node.at, { matcher, written: writtenOf(node), fact: subject.name });
    return null;
  }
  const values = node.items.map(read);
  const good = values.filter((value) => value !== undefined);
  return good.length === values.length ? good : null;
}

function readSatisfies(node: Node, subject: Subject): Matcher | null {
  if (node.kind !== 'scalar') {
    subject.sink.report('text-wanted', node.at, { matcher: 'satisfies', written: writtenOf(node) });
    return null;
  }
  const range = readRange(node, subject);
  return range === undefined ? null : { op: 'satisfies', range };
}

function readSide(op: Side, node: Node, subject: Subject): Matcher | null {
  const bound = readBound(node, op, subject);
  return bound === undefined ? null : { op, bound };
}

function readBetween(node: Node, subject: Subject): Matcher | null {
  const [first, second, third] = node.kind === 'list' ? node.items : [];
  if (first === undefined || second === undefined || third !== undefined) {
    subject.sink.report('between-two', node.at, { fact: subject.name });
    return null;
  }
  const from = readBound(first, 'atLeast', subject);
  const to = readBound(second, 'atMost', subject);
  if (from === undefined || to === undefined) return null;
  if (areCrossed({ bound: from, isOpen: false }, { bound: to, isOpen: false }, subject)) {
    const params = { fact: subject.name, from: writtenOf(first), to: writtenOf(second) };
    subject.sink.report('between-reversed', node.at, params);
    return null;
  }
  return { op: 'between', from, to };
}

function readMoment(op: 'before' | 'after', node: Node, subject: Subject): Matcher | null {
  if (node.kind !== 'scalar') {
    subject.sink.report('value-misfit-instant', node.at, { fact: subject.name, written: writtenOf(node) });
    return null;
  }
  const instant = readInstant(node, subject);
  return instant === undefined ? null : { op, instant };
}

function readTextual(op: 'matches' | 'startsWith' | 'endsWith', node: Node, subject: Subject): Matcher | null {
  if (node.kind !== 'scalar' || node.source === '') {
    const code = node.kind === 'scalar' ? 'text-empty' : 'text-wanted';
    subject.sink.report(code, node.at, { matcher: op, written: writtenOf(node), fact: subject.name });
    return null;
  }
  if (op !== 'matches') return { op, text: node.source };
  const pattern = readPattern(node, subject);
  return pattern === undefined ? null : { op, pattern };
}

function readPresence(op: 'present' | 'absent', node: Node, subject: Subject): Matcher | null {
  if (node.kind === 'scalar' && node.value === true) return { op };
  const code = node.kind === 'scalar' && node.value === false ? 'presence-false' : 'presence-true';
  const other = op === 'present' ? 'absent' : 'present';
  subject.sink.report(code, node.at, { matcher: op, other, written: writtenOf(node) });
  return null;
}
