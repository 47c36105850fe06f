import { textNode } from './source.ts';
import type { Source } from './source.ts';
import type { ScalarNode } from './tree.ts';
import { isDocumentMarker } from './white-space.ts';

/** The first line of a block text: `|` or `>` with its indicators, and nothing else but a comment. */
const HEADER = /^([|>])(?:([1-9])?([+-])?|([+-])([1-9]))(?:[ \t]+#.*|[ \t]*)$/u;

/** Whether what starts here and goes to the end of the line begins a block text. */
export function isBlockHeader(rest: string): boolean {
  return HEADER.test(rest);
}

interface Line {
  /** Offset of its first character. */
  readonly start: number;
  readonly indent: number;
  /** Without the indentation. */
  readonly text: string;
  /** Has a line end, which the last line of a file may lack. */
  readonly ended: boolean;
}

/**
 * Reads a block text (`|` keeps line breaks, `>` folds them; YAML 1.2.2 section 8.1) whose header is at an offset.
 * Gives the node and the offset of the first line that does not belong to it.
 */
export function readBlockText(source: Source, at: number, parentIndent: number): { node: ScalarNode; next: number } {
  const end = source.lineEnd(at);
  const header = HEADER.exec(source.text.slice(at, end));
  const explicit = header?.[2] ?? header?.[5];
  const chomp = header?.[3] ?? header?.[4] ?? '';
  const indent = explicit === undefined ? null : Math.max(parentIndent, 0) + Number(explicit);
  const { lines, next } = collectLines(source, end + 1, parentIndent, indent);
  const width = indent ?? firstIndent(lines);
  checkLeadingLines(source, lines, width);

  const last = lines.findLastIndex((line) => !isEmpty(line, width));
  const body = lines.slice(0, last + 1);
  const text = header?.[1] === '>' ? fold(body, width) : keep(body, width);
  const blank = lines.slice(last + 1).filter((line) => line.ended).length;
  return { node: textNode(source.position(at), chompText(text, body.length > 0, chomp, blank)), next };
}

/** The line breaks at the end: one as a rule, none with `-`, all with `+` (YAML 1.2.2 section 8.1.1.2). */
function chompText(text: string, hasBody: boolean, chomp: string, blank: number): string {
  if (chomp === '-') return text;
  const breaks = chomp === '+' ? blank : 0;
  return text + '\n'.repeat(hasBody ? breaks + 1 : breaks);
}

/** Holds nothing: what it has is indentation. Spaces beyond that are text. */
function isEmpty(line: Line, width: number): boolean {
  return line.text === '' && line.indent <= width;
}

function collectLines(
  source: Source,
  from: number,
  parentIndent: number,
  explicit: number | null,
): { lines: readonly Line[]; next: number } {
  const lines: Line[] = [];
  let least = explicit;
  let start = from;
  while (start < source.text.length) {
    const end = source.lineEnd(start);
    let at = start;
    while (source.text[at] === ' ') at += 1;
    const indent = at - start;
    const text = source.text.slice(at, end);
    if (text !== '' && (indent <= parentIndent || (indent === 0 && isDocumentMarker(text, 0)))) break;
    const isLess = text !== '' && least !== null && indent < least;
    if (isLess && text.startsWith('#')) break;
    if (isLess) source.report('block-text-indent', at, { column: (least ?? 0) + 1 });
    if (text !== '') least ??= indent;
    lines.push({ start, indent, text, ended: end < source.text.length });
    start = end + 1;
  }
  return { lines, next: start };
}

function firstIndent(lines: readonly Line[]): number {
  const first = lines.find((line) => line.text !== '');
  // With blank lines only, all their spaces are indentation.
  return first?.indent ?? Math.max(0, ...lines.slice(0, 1000).map((line) => line.indent));
}

/** Blank lines before the text may not be indented deeper than it (YAML 1.2.2 section 8.1.1.1). */
function checkLeadingLines(source: Source, lines: readonly Line[], width: number): void {
  const first = lines.findIndex((line) => line.text !== '');
  const deep = lines.slice(0, Math.max(first, 0)).find((line) => line.indent > width);
  if (deep !== undefined) source.report('block-text-indent', deep.start + width, { column: width + 1 });
}

function keep(lines: readonly Line[], width: number): string {
  return lines.map((line) => content(line, width)).join('\n');
}

/** Folding joins lines with a space, but not around lines that are indented deeper (YAML 1.2.2 section 8.1.3). */
function fold(lines: readonly Line[], width: number): string {
  let text = '';
  let breaks = 0;
  let previousDeep: boolean | null = null;
  for (const line of lines) {
    const piece = content(line, width);
    if (isEmpty(line, width)) {
      breaks += 1;
      continue;
    }
    const deep = piece.startsWith(' ') || piece.startsWith('\t');
    text += separator(breaks, deep, previousDeep) + piece;
    previousDeep = deep;
    breaks = 0;
  }
  return text;
}

/** What stands between two lines of a folded text that have a number of blank lines between them. */
function separator(blank: number, deep: boolean, previousDeep: boolean | null): string {
  if (previousDeep === null) return '\n'.repeat(blank);
  if (deep || previousDeep) return '\n'.repeat(blank + 1);
  return blank === 0 ? ' ' : '\n'.repeat(blank);
}

function content(line: Line, width: number): string {
  return ' '.repeat(Math.max(0, line.indent - width)) + line.text;
}
