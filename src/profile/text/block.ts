import { readBlockValue, withoutComment } from './block-value.ts';
import { readDash } from './dash.ts';
import type { Dash } from './dash.ts';
import { addEntry } from './entry.ts';
import { align, existingMapAt, fillInnermost, isAt, listAt, mapAt } from './frames.ts';
import type { Frames } from './frames.ts';
import { clip, isOddSpace } from './full-width.ts';
import { indentationStep, readLead, watchIndentation } from './indentation.ts';
import type { IndentationWatch } from './indentation.ts';
import { looksLikeKey, readKey } from './key.ts';
import type { Key } from './key.ts';
import { readMarker } from './marker.ts';
import type { DocumentState } from './marker.ts';
import { emptyNode } from './source.ts';
import type { Source } from './source.ts';
import type { Node } from './tree.ts';
import { isSpaceOrEnd } from './white-space.ts';

interface Reading {
  readonly source: Source;
  readonly frames: Frames;
  readonly watch: IndentationWatch;
  readonly document: DocumentState;
  readonly tabWidth: number;
  /** Lines indented deeper (columns) belong to one that could not be read, and are passed over. */
  skipDeeper: number;
  /** Column of a `?` that was refused: the `:` below it is part of it. */
  complexKey: number;
}

/** Reads a whole file of block maps and lists (YAML 1.2.2 chapter 8); null where it holds nothing. */
export function readBlock(source: Source): Node | null {
  let root: Node | null = null;
  const fillRoot = (node: Node): void => {
    root = node;
  };
  const reading: Reading = {
    source,
    frames: { stack: [], fillRoot },
    watch: watchIndentation(),
    document: { marked: false, ended: false },
    tabWidth: indentationStep(source.text),
    skipDeeper: Number.POSITIVE_INFINITY,
    complexKey: -1,
  };
  for (let at = 0; at < source.text.length && !source.stopped;) at = readLine(reading, at);
  reading.watch.report(source);
  return root;
}

/** Reads what begins on the line at an offset and gives the offset of the first line behind it. */
function readLine(reading: Reading, lineStart: number): number {
  const { source, frames } = reading;
  const lead = readLead(source.text, lineStart, reading.tabWidth);
  const end = source.lineEnd(lead.start);
  const first = source.text[lead.start];
  if (lead.start !== end || lead.odd !== -1) noteIndentation(reading, lead, first);
  if (lead.start >= end || first === '#') return end + 1;
  if (first === '＃') {
    source.report('fullwidth-text', lead.start, { found: '＃', instead: '#' });
    return end + 1;
  }
  const marker =
    lead.width === 0 || reading.document.ended
      ? readMarker(source, reading.document, lead.start, frames.stack.length === 0 && frames.fillRoot !== null)
      : null;
  if (marker !== null) return marker;
  if (lead.width > reading.skipDeeper) return end + 1;
  if (first === ':' && lead.width === reading.complexKey) return end + 1;
  reading.skipDeeper = Number.POSITIVE_INFINITY;
  reading.complexKey = -1;
  align(source, frames, lead);
  return readContent(reading, lead.start, lead.width);
}

function noteIndentation(reading: Reading, lead: ReturnType<typeof readLead>, first: string | undefined): void {
  // A tab before a comment does no harm; another space makes a text of it.
  reading.watch.note(first === '#' ? { ...lead, tab: -1 } : lead);
}

/** Reads dashes, then a key with its value, or a value, from an offset in a column (0-based). */
function readContent(reading: Reading, offset: number, startColumn: number): number {
  const { source, frames } = reading;
  let at = offset;
  let column = startColumn;
  for (;;) {
    const dash = dashAt(reading, at, column);
    if (dash === null) return readKeyOrValue(reading, at, column);
    if (dash.slip !== null) source.report(dash.slip, at, { found: source.text[at] ?? '' });
    const list = listAt(source, frames, at, column);
    if (list?.node.kind !== 'list') return passOver(reading, at, column);
    const { items } = list.node;
    const index = items.push(emptyNode(source.position(at))) - 1;
    list.lastIndent = column;
    list.fill = (node) => {
      items[index] = node;
    };
    const next = skipSpace(reading, at + dash.length);
    if (next === null) return source.lineEnd(at) + 1;
    const tab = source.text.slice(at, next).indexOf('\t');
    if (tab !== -1) reading.watch.note({ start: next, width: column, tab: at + tab, odd: -1 });
    column += Math.max(next - at, 1);
    at = next;
  }
}

function dashAt(reading: Reading, at: number, column: number): Dash | null {
  const { source, frames } = reading;
  const top = frames.stack.at(-1);
  const inList = isAt(top, column) && top?.node.kind === 'list' && existingMapAt(frames, column) === null;
  const mayBegin = top?.fill !== null || (isAt(top, column) && top.node.kind === 'list');
  const rest = source.text.slice(at, Math.min(source.lineEnd(at), at + 2));
  const dash = readDash(rest, inList, mayBegin);
  return dash?.slip === 'dash-space' && !inList && looksLikeKey(source, at) ? null : dash;
}

function readKeyOrValue(reading: Reading, at: number, column: number): number {
  const { source, frames } = reading;
  if (source.text[at] === '?' && isSpaceOrEnd(source.text[at + 1])) {
    source.report('complex-key', at);
    reading.complexKey = column;
    return passOver(reading, at, column);
  }
  const inMap = existingMapAt(frames, column) !== null;
  const inItems = !inMap && isAt(frames.stack.at(-1), column);
  const isWhole = frames.stack.length === 0;
  const certain =
    inMap || (!inItems && !'{["\'|>'.includes(source.text[at] ?? '') && siblingIsKey(reading, at, column));
  const key = readKey(source, at, certain || isWhole);
  if (key !== null) return readEntry(reading, at, column, key);
  if (certain || inItems) return reportNoKey(reading, at, column, inItems);
  return readLoneValue(reading, at);
}

function readEntry(reading: Reading, at: number, column: number, key: Key): number {
  const { source, frames } = reading;
  const map = mapAt(source, frames, at, column);
  if (map?.node.kind !== 'map') return passOver(reading, at, column);
  if (key.slip !== null) source.report(key.slip.code, key.slip.offset, key.slip.params);
  map.lastIndent = column;
  map.fill = addEntry(source, map.node, at, key.node);
  const next = skipSpace(reading, key.next);
  if (next === null) return source.lineEnd(at) + 1;
  const value = readBlockValue(source, next, { parentIndent: column, level: frames.stack.length, behindKey: true });
  if (value.node !== null) fillInnermost(frames, value.node);
  return value.next;
}

/** A value on a line of its own, or behind a dash. */
function readLoneValue(reading: Reading, at: number): number {
  const { source, frames } = reading;
  const top = frames.stack.at(-1);
  const place = { parentIndent: top?.lastIndent ?? -1, level: frames.stack.length, behindKey: false };
  const value = readBlockValue(source, at, place);
  if (value.node !== null && !fillInnermost(frames, value.node)) {
    source.report('unexpected-text', at);
    source.stop();
  }
  return value.next;
}

function reportNoKey(reading: Reading, at: number, column: number, inItems: boolean): number {
  const { source } = reading;
  const line = withoutComment(source.text.slice(at, source.lineEnd(at)));
  const assigned = /^([\w.-]{1,100})\s*[=＝]\s*(.*)$/u.exec(line);
  const name = /^[^\s]+/u.exec(line)?.[0] ?? '';
  const complex = line.startsWith('{') || line.startsWith('[');
  if (inItems) source.report('missing-dash', at, { found: clip(line), instead: clip(`- ${line}`) });
  else if (complex) source.report('complex-key', at);
  else if (/^["']/u.test(line) && !/^(?:"[^"]*"|'[^']*')/u.test(line))
    source.report('unclosed-quote', at, { quote: line[0] ?? '' });
  else if (assigned !== null)
    source.report('equals-sign', at, {
      found: clip(line),
      instead: clip(`${assigned[1] ?? ''}: ${assigned[2] ?? ''}`),
    });
  else
    source.report('missing-colon', at, {
      found: clip(line),
      instead: clip(line === name ? `${name}: ...` : `${name}: ${line.slice(name.length).trim()}`),
    });
  return passOver(reading, at, column);
}

/** Whether the next written line stands in the same column and has a key, so that this one should have one, too. */
function siblingIsKey(reading: Reading, at: number, column: number): boolean {
  const { source } = reading;
  let start = source.lineEnd(at) + 1;
  while (start < source.text.length) {
    const lead = readLead(source.text, start, reading.tabWidth);
    const first = source.text[lead.start];
    const isBlank = first === '\n' || first === undefined || first === '#';
    if (!isBlank) return lead.width === column && first !== '-' && looksLikeKey(source, lead.start);
    start = source.lineEnd(lead.start) + 1;
  }
  return false;
}

/** Leaves out a line and everything indented deeper than it. */
function passOver(reading: Reading, at: number, column: number): number {
  reading.skipDeeper = column;
  return reading.source.lineEnd(at) + 1;
}

/** Moves over the space behind a dash or colon; null where nothing but a comment follows on the line. */
function skipSpace(reading: Reading, from: number): number | null {
  const { source } = reading;
  const end = source.lineEnd(from);
  let at = from;
  let odd = -1;
  while (at < end && (source.text[at] === ' ' || source.text[at] === '\t' || isOddSpace(source.text[at]))) {
    if (odd === -1 && isOddSpace(source.text[at])) odd = at;
    at += 1;
  }
  if (odd !== -1) source.report('fullwidth-space', odd);
  const isComment = source.text[at] === '#' && at > from;
  return at >= end || isComment ? null : at;
}
