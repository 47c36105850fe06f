import type { BlockResult } from './block-result.ts';
import { isBlockHeader, readBlockText } from './block-text.ts';
import { readBlockPlain } from './block-plain.ts';
import { readFlow } from './flow.ts';
import { clip, quote } from './full-width.ts';
import { readQuoted } from './quoted.ts';
import { textNode } from './source.ts';
import type { Source } from './source.ts';
import { specialStart } from './special-start.ts';
import { isSpace, isSpaceOrEnd, trimEnd, trimStart } from './white-space.ts';

/** What a value may look like where it stands. */
export interface ValuePlace {
  /** Indentation of the map or list that it belongs to; its further lines are indented deeper. -1 for a whole file. */
  readonly parentIndent: number;
  /** How many maps and lists it is in. */
  readonly level: number;
  /** Behind a key on the same line, where neither a list item nor a further key can stand. */
  readonly behindKey: boolean;
}

/** Reads the value whose first character is at an offset, in a block map or list, to the end of its last line. */
export function readBlockValue(source: Source, at: number, place: ValuePlace): BlockResult {
  const first = source.text[at] ?? '';
  if (first === '{' || first === '[') return readBracketed(source, at, place);
  if (first === '"' || first === "'") return readQuotedValue(source, at, place);
  const end = source.lineEnd(at);
  const rest = source.text.slice(at, end);
  if ((first === '|' || first === '>') && isBlockHeader(rest)) return readBlockText(source, at, place.parentIndent);
  const special = first === '-' && !place.behindKey ? null : specialStart(withoutComment(rest));
  if (special === null) return readBlockPlain(source, at, place.parentIndent);
  return readSpecial(source, at, special, place);
}

function readSpecial(
  source: Source,
  at: number,
  special: NonNullable<ReturnType<typeof specialStart>>,
  place: ValuePlace,
): BlockResult {
  const end = source.lineEnd(at);
  const text = withoutComment(source.text.slice(at, end));
  const code = text.startsWith('-') && isSpaceOrEnd(text[1]) ? 'list-behind-key' : special.code;
  source.report(code, at, special.params);
  if (special.skip === 0) return { node: textNode(source.position(at), text), next: end + 1 };
  if (special.skip >= text.length) return { node: null, next: end + 1 };
  return readBlockValue(source, at + special.skip, place);
}

function readBracketed(source: Source, at: number, place: ValuePlace): BlockResult {
  const flow = readFlow(source, at, place.parentIndent, place.level);
  if (source.stopped || flow.ended) return { node: flow.node, next: source.lineEnd(flow.next) + 1 };
  const end = source.lineEnd(flow.next);
  const rest = source.text.slice(flow.next, end);
  if (isNothing(rest)) return { node: flow.node, next: end + 1 };
  const behind = flow.next + rest.length - trimStart(rest).length;
  const isKey = /^[ \t]*:(?:[ \t]|$)/u.test(rest);
  const whole = source.text.slice(at, Math.min(end, at + 200)).split('\n')[0] ?? '';
  if (isKey) source.report('complex-key', at);
  else
    source.report('text-after-bracket', behind, {
      found: clip(trimStart(withoutComment(rest))),
      instead: clip(quote(withoutComment(whole))),
    });
  return { node: textNode(source.position(at), whole), next: end + 1 };
}

function readQuotedValue(source: Source, at: number, place: ValuePlace): BlockResult {
  const quoted = readQuoted(source, at, {
    minIndent: place.parentIndent + 1,
    mayEnd: (offset) => isNothing(source.text.slice(offset, Math.min(source.lineEnd(offset), offset + 200))),
    unclosedEnd: (from) => source.lineEnd(from),
  });
  const end = source.lineEnd(quoted.next);
  const rest = source.text.slice(quoted.next, end);
  if (!quoted.closed || isNothing(rest)) return { node: quoted.node, next: end + 1 };
  const behind = quoted.next + rest.length - trimStart(rest).length;
  const whole = source.text.slice(at, quoted.next) + withoutComment(rest);
  // `'it's'`: what was meant is the text between the outer quotes.
  const meant = whole.endsWith(whole.slice(0, 1)) ? whole.slice(1, -1) : whole;
  source.report('text-after-quote', behind, {
    found: clip(trimStart(withoutComment(rest))),
    instead: clip(quote(meant)),
  });
  return { node: textNode(quoted.node.at, meant), next: end + 1 };
}

/** Only white space or a comment. */
function isNothing(rest: string): boolean {
  return /^(?:[ \t]*|[ \t]+#.*)$/su.test(rest);
}

/** A line without the comment at its end and the space before it. */
export function withoutComment(line: string): string {
  for (let at = line.indexOf('#'); at !== -1; at = line.indexOf('#', at + 1)) {
    if (at > 0 && isSpace(line[at - 1])) return trimEnd(line.slice(0, at));
  }
  return trimEnd(line);
}
