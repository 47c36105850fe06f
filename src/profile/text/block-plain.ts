import type { BlockResult } from './block-result.ts';
import { plainNode } from './core-schema.ts';
import { clip, quote } from './full-width.ts';
import { looksLikeKey } from './key.ts';
import { foldBreaks } from './quoted-text.ts';
import { textNode } from './source.ts';
import type { Source } from './source.ts';
import { suspectPlain } from './suspect-text.ts';
import { isDocumentMarker, isSpace, isSpaceOrEnd, trimEnd, trimStart } from './white-space.ts';

/**
 * Reads an unquoted text in a block map or list (YAML 1.2.2 section 7.3.3), which goes on in the lines below that are
 * indented deeper than what it belongs to.
 */
export function readBlockPlain(source: Source, at: number, parentIndent: number): BlockResult {
  const end = source.lineEnd(at);
  const first = endOfText(source.text, at, end);
  let text = trimEnd(source.text.slice(at, first.end));
  let next = end + 1;
  const more = first.commented ? null : readMoreLines(source, end, parentIndent);
  if (more !== null) {
    text += more.text;
    next = more.next;
  }
  return { node: checkedNode(source, at, text, first.colon), next };
}

function checkedNode(source: Source, at: number, text: string, colon: number): BlockResult['node'] {
  const position = source.position(at);
  if (colon !== -1) {
    source.report('colon-in-value', colon, { found: clip(text), instead: clip(quote(text)) });
    return textNode(position, text);
  }
  const suspect = suspectPlain(text);
  if (suspect === null) return plainNode(position, text);
  source.report(suspect.code, at + suspect.offset, suspect.params);
  return suspect.code === 'fullwidth-text' || suspect.code === 'fullwidth-space'
    ? plainNode(position, suspect.value)
    : textNode(position, suspect.value);
}

interface TextEnd {
  readonly end: number;
  readonly commented: boolean;
  /** Offset of the first colon that YAML would take for the end of a key, or -1. */
  readonly colon: number;
}

function endOfText(text: string, at: number, lineEnd: number): TextEnd {
  let colon = -1;
  for (let index = at; index < lineEnd; index += 1) {
    const character = text[index];
    if (character === '#' && index > at && isSpace(text[index - 1])) return { end: index, commented: true, colon };
    if (character !== ':' || colon !== -1) continue;
    const behind = text[index + 1];
    if (index + 1 >= lineEnd || behind === ' ' || behind === '\t') colon = index;
  }
  return { end: lineEnd, commented: false, colon };
}

/** The lines below that go on with the text, folded; they end at a comment, a key, or a list item. */
function readMoreLines(source: Source, lineEnd: number, parentIndent: number): { text: string; next: number } {
  const pieces: string[] = [];
  let next = lineEnd + 1;
  let breaks = '\n';
  for (let start = next; start < source.text.length;) {
    const end = source.lineEnd(start);
    const line = source.text.slice(start, end);
    const trimmed = trimStart(line);
    const at = start + line.length - trimmed.length;
    start = end + 1;
    if (trimmed === '') {
      breaks += '\n';
      continue;
    }
    const belongs = at - (end - line.length) > parentIndent && !/^ *\t/u.test(line);
    if (!belongs || startsOther(trimmed) || looksLikeKey(source, at)) break;
    const text = endOfText(source.text, at, end);
    if (text.colon !== -1)
      source.report('colon-in-value', text.colon, {
        found: clip(trimEnd(trimmed)),
        instead: clip(quote(trimEnd(trimmed))),
      });
    pieces.push(foldBreaks(breaks), trimEnd(source.text.slice(at, text.end)));
    breaks = '\n';
    next = start;
    if (text.commented) break;
  }
  return { text: pieces.join(''), next };
}

/** A comment, a list item or a document marker: none of them goes on with a text. */
function startsOther(line: string): boolean {
  return line.startsWith('#') || (line.startsWith('-') && isSpaceOrEnd(line[1])) || isDocumentMarker(line, 0);
}
