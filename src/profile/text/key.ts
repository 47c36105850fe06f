import { isOddSpace } from './full-width.ts';
import { readQuoted } from './quoted.ts';
import { textNode } from './source.ts';
import type { Source } from './source.ts';
import { plainNode } from './core-schema.ts';
import { specialStart } from './special-start.ts';
import type { ScalarNode } from './tree.ts';
import { isSpaceOrEnd, trimEnd } from './white-space.ts';

/** A key at the start of a line or behind a dash, and what stands between it and its value. */
export interface Key {
  readonly node: ScalarNode;
  /** Offset behind the colon. */
  readonly next: number;
  /** What is wrong with the colon. */
  readonly slip: {
    readonly code: string;
    readonly offset: number;
    readonly params: Readonly<Record<string, string>>;
  } | null;
}

/**
 * Reads an implicit block key (YAML 1.2.2 section 8.2.2) at an offset, or gives null where the line has none.
 * `certain` says that only a key can stand here, so that a line with a wrong colon is one, too.
 */
export function readKey(source: Source, at: number, certain: boolean): Key | null {
  const first = source.text[at] ?? '';
  if (first === '"' || first === "'") return readQuotedKey(source, at);
  if ('[{|>#'.includes(first)) return null;
  const end = source.lineEnd(at);
  const colon = findColon(source.text, at, end);
  const wide = findWideColon(source.text, at, colon === -1 ? end : colon, certain && colon === -1);
  if (wide !== null)
    return {
      node: keyNode(source, at, wide.keyEnd),
      next: wide.next,
      slip: { code: 'fullwidth-colon', offset: wide.offset, params: { found: '：', instead: ': ' } },
    };
  if (colon !== -1) return { node: keyNode(source, at, colon), next: colon + 1, slip: null };
  return findTightColon(source, at, end, certain);
}

/** Whether a key stands at an offset, without reporting anything about it. */
export function looksLikeKey(source: Source, at: number): boolean {
  const end = source.lineEnd(at);
  const first = source.text[at] ?? '';
  if (first === '"' || first === "'")
    return /^(?:"(?:[^"\\\n]|\\.){0,1024}"|'[^'\n]{0,1024}')[ \t]*:(?:[ \t]|$)/u.test(
      source.text.slice(at, Math.min(end, at + 1100)),
    );
  if ('[{|>#-'.includes(first))
    return first === '-' && /^[\w-]{1,1024}:(?:[ \t\n]|$)/u.test(source.text.slice(at, at + 1100));
  return findColon(source.text, at, end) !== -1 || findWideColon(source.text, at, end, false) !== null;
}

function readQuotedKey(source: Source, at: number): Key | null {
  const end = source.lineEnd(at);
  const shape = /^(?:"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\n]|'')*')[ \t]*([:：])(.?)/u.exec(source.text.slice(at, end));
  if (shape === null) return null;
  const next = at + shape[0].length - (shape[2] ?? '').length;
  const { node } = readQuoted(source, at, { minIndent: 0, mayEnd: () => true, unclosedEnd: (from) => from });
  if (shape[1] === '：')
    return { node, next, slip: { code: 'fullwidth-colon', offset: next - 1, params: { found: '：', instead: ': ' } } };
  const tight = !isSpaceOrEnd(shape[2]) && !isOddSpace(shape[2]);
  return { node, next, slip: tight ? { code: 'colon-space', offset: next - 1, params: { found: shape[0] } } : null };
}

function keyNode(source: Source, at: number, end: number): ScalarNode {
  const text = trimEnd(source.text.slice(at, end));
  const special = specialStart(text);
  const position = source.position(at);
  if (special === null) return plainNode(position, text);
  source.report(special.code, at, special.params);
  return textNode(position, text.slice(special.skip));
}

/** The offset of the colon that ends a key: one with white space or the line end behind it, before any comment. */
function findColon(text: string, at: number, end: number): number {
  for (let index = at; index < end; index += 1) {
    const character = text[index];
    if (character === '#' && isSpaceOrEnd(text[index - 1])) return -1;
    if (character !== ':') continue;
    const behind = text[index + 1];
    if (index + 1 >= end || behind === ' ' || behind === '\t' || isOddSpace(behind)) return index;
  }
  return -1;
}

interface WideColon {
  readonly offset: number;
  readonly keyEnd: number;
  readonly next: number;
}

/** A full-width colon behind what can be a key: a plain name, or anything before it where a key must stand. */
function findWideColon(text: string, at: number, end: number, certain: boolean): WideColon | null {
  const head = text.slice(at, Math.min(end, at + 300));
  const shape = certain
    ? /^[^：#]+(?=：)/u.exec(head)
    : /^[A-Za-z_][\w.-]*(?:\[[^\]：]*\][\w.-]*)*[ \t]*(?=：)/u.exec(head);
  if (shape === null) return null;
  const offset = at + shape[0].length;
  return { offset, keyEnd: offset, next: offset + 1 };
}

function findTightColon(source: Source, at: number, end: number, certain: boolean): Key | null {
  if (!certain) return null;
  const head = source.text.slice(at, Math.min(end, at + 300));
  const shape = /^[^\s:#/]+:(?!\/\/)(?=\S)/u.exec(head);
  if (shape === null) return null;
  const next = at + shape[0].length;
  return {
    node: keyNode(source, at, next - 1),
    next,
    slip: { code: 'colon-space', offset: next - 1, params: { found: head.trimEnd() } },
  };
}
