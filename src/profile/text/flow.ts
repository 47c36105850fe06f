import { addEntry } from './entry.ts';
import { readFlowPlain } from './flow-plain.ts';
import type { FlowCursor, FlowNode, FlowRole } from './flow-cursor.ts';
import { hasFullWidth, toHalfWidth } from './full-width.ts';
import { readQuoted } from './quoted.ts';
import { newList, newMap } from './source.ts';
import type { Source } from './source.ts';
import type { ListBuilder, MapBuilder, Node } from './tree.ts';
import { isDocumentMarker, isSpaceOrEnd } from './white-space.ts';

const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/**
 * Reads `{ ... }` or `[ ... ]` (YAML 1.2.2 section 7.4) whose opening bracket is at an offset, inside `level` others.
 * Gives the node and the offset after it; `ended` where the closing bracket is missing.
 */
export function readFlow(
  source: Source,
  at: number,
  parentIndent: number,
  level: number,
): { node: Node; next: number; ended: boolean } {
  const cursor: FlowCursor = { source, parentIndent, at, ended: false };
  const node = readCollection(cursor, level);
  return { node, next: cursor.at, ended: cursor.ended };
}

function readCollection(cursor: FlowCursor, level: number): Node {
  const { source } = cursor;
  const open = cursor.at;
  const opener = source.text[open] ?? '';
  const node = opener === '{' ? newMap(source, open) : newList(source, open);
  if (level >= source.depth) {
    source.report('too-deep', open, { limit: source.depth });
    source.stop();
  }
  cursor.at += 1;
  let fresh = true;
  while (!cursor.ended && !source.stopped) {
    if (!skipFlowSpace(cursor)) return endUnclosed(cursor, open, node);
    const next = source.text[cursor.at] ?? '';
    if (next === '}' || next === ']') return close(cursor, opener, node);
    const after: FlowNode['after'] = next === ',' ? readComma(cursor, fresh) : readFurther(cursor, node, level, fresh);
    if (after === 'closer') break;
    fresh = after === 'comma';
  }
  return node;
}

function endUnclosed(cursor: FlowCursor, open: number, node: Node): Node {
  const opener = cursor.source.text[open] ?? '';
  cursor.source.report('unclosed-bracket', open, { open: opener, close: CLOSERS[opener] ?? '' });
  cursor.ended = true;
  return node;
}

function close(cursor: FlowCursor, opener: string, node: Node): Node {
  const found = cursor.source.text[cursor.at] ?? '';
  const instead = CLOSERS[opener] ?? '';
  if (found !== instead) cursor.source.report('bracket-mismatch', cursor.at, { open: opener, found, instead });
  cursor.at += 1;
  return node;
}

function readComma(cursor: FlowCursor, fresh: boolean): 'comma' {
  if (fresh) cursor.source.report('empty-item', cursor.at);
  cursor.at += 1;
  return 'comma';
}

function readFurther(
  cursor: FlowCursor,
  into: MapBuilder | ListBuilder,
  level: number,
  fresh: boolean,
): FlowNode['after'] {
  if (!fresh) reportMissingComma(cursor);
  return readEntry(cursor, into, level);
}

function reportMissingComma(cursor: FlowCursor): void {
  const { source } = cursor;
  const next = source.text[cursor.at] ?? '';
  if (!hasFullWidth(next)) {
    source.report('missing-comma', cursor.at);
    return;
  }
  source.report(toHalfWidth(next) === ':' ? 'fullwidth-colon' : 'fullwidth-comma', cursor.at, {
    found: next,
    instead: toHalfWidth(next),
  });
  cursor.at += 1;
  skipFlowSpace(cursor);
}

/** Reads one item, or one key with its value, and says what was read behind it. */
function readEntry(cursor: FlowCursor, into: MapBuilder | ListBuilder, level: number): FlowNode['after'] {
  const { source } = cursor;
  const at = cursor.at;
  const first = readNode(cursor, level, into.kind === 'map' ? 'key' : 'item');
  if (first.after === 'colon') return readValue(cursor, into, at, first.node, level);
  if (first.after === 'nothing' && !cursor.ended && skipFlowSpace(cursor)) {
    const colon = source.text[cursor.at];
    if (colon === '：' && into.kind === 'map')
      source.report('fullwidth-colon', cursor.at, { found: '：', instead: ': ' });
    if (colon === ':' || (colon === '：' && into.kind === 'map')) {
      cursor.at += 1;
      return readValue(cursor, into, at, first.node, level);
    }
  }
  if (into.kind === 'list') into.items.push(first.node);
  else addEntry(source, into, at, first.node);
  return first.after;
}

function readValue(
  cursor: FlowCursor,
  into: MapBuilder | ListBuilder,
  keyOffset: number,
  key: Node,
  level: number,
): FlowNode['after'] {
  const { source } = cursor;
  const map = into.kind === 'map' ? into : newMap(source, keyOffset);
  if (into.kind === 'list') into.items.push(map);
  const fill = addEntry(source, map, keyOffset, key);
  if (!skipFlowSpace(cursor)) return 'nothing';
  const next = source.text[cursor.at] ?? '';
  if (next === ',' || next === '}' || next === ']') return 'nothing';
  const value = readNode(cursor, level, 'value');
  fill(value.node);
  return value.after;
}

function readNode(cursor: FlowCursor, level: number, role: FlowRole): FlowNode {
  const { source } = cursor;
  const character = source.text[cursor.at] ?? '';
  if (character === '{' || character === '[') return { node: readCollection(cursor, level + 1), after: 'nothing' };
  if (character !== '"' && character !== "'") return readFlowPlain(cursor, role);
  const quoted = readQuoted(source, cursor.at, {
    minIndent: cursor.parentIndent + 1,
    mayEnd: (offset) => /^[ \t]*(?:[,:\]}\n]|$)/u.test(source.text.slice(offset, offset + 80)),
    unclosedEnd: (from) => flowPieceEnd(source, from),
  });
  cursor.at = quoted.next;
  return { node: quoted.node, after: 'nothing' };
}

function flowPieceEnd(source: Source, from: number): number {
  const end = source.lineEnd(from);
  let at = from;
  while (at < end && !',{}[]'.includes(source.text[at] ?? '')) at += 1;
  return at;
}

/** Moves over spaces, line breaks and comments; false where the collection cannot go on: its closing bracket is missing. */
function skipFlowSpace(cursor: FlowCursor): boolean {
  const { text } = cursor.source;
  while (cursor.at < text.length) {
    const character = text[cursor.at];
    if (character === '\n' && !continuesOnNextLine(cursor)) return false;
    if (character === '\n') continue;
    if (character === ' ' || character === '\t') cursor.at += 1;
    else if (character === '#' && isSpaceOrEnd(text[cursor.at - 1])) cursor.at = cursor.source.lineEnd(cursor.at);
    else return true;
  }
  return false;
}

/** At a line break: moves to the first character of the next written line, if that belongs to the collection. */
function continuesOnNextLine(cursor: FlowCursor): boolean {
  const { source } = cursor;
  let start = cursor.at;
  while (source.text[start] === '\n') {
    let at = start + 1;
    while (source.text[at] === ' ' || source.text[at] === '\t') at += 1;
    if (source.text[at] === '\n' || source.text[at] === '#') {
      start = source.lineEnd(at);
      continue;
    }
    const indent = at - start - 1;
    const closes = source.text[at] === '}' || source.text[at] === ']';
    const belongs = indent > cursor.parentIndent || (closes && indent === cursor.parentIndent);
    if (!belongs || (indent === 0 && isDocumentMarker(source.text, at))) return false;
    cursor.at = at;
    return true;
  }
  return false;
}
