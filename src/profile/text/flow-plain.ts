import { plainNode } from './core-schema.ts';
import { scanFlowPlain } from './flow-plain-end.ts';
import type { FlowCursor, FlowNode, FlowRole } from './flow-cursor.ts';
import { clip, quote, toHalfWidth } from './full-width.ts';
import { textNode } from './source.ts';
import { specialStart } from './special-start.ts';
import { suspectPlain } from './suspect-text.ts';
import { trimEnd } from './white-space.ts';

/** Reads an unquoted scalar in brackets (YAML 1.2.2 section 7.3.3), on one line, and reports what is wrong in it. */
export function readFlowPlain(cursor: FlowCursor, role: FlowRole): FlowNode {
  const { source } = cursor;
  const start = cursor.at;
  const scan = scanFlowPlain(source.text, start, source.lineEnd(start));
  const text = trimEnd(source.text.slice(start, scan.end));
  if (scan.reason !== null) {
    source.report(scan.reason, start, { found: clip(text), instead: clip(quote(text)) });
    cursor.at = scan.end;
    return { node: textNode(source.position(start), text), after: 'nothing' };
  }
  if (text === '') return readNothing(cursor, role);
  const slip = findSlip(text, role, source.text[scan.end] === ':');
  cursor.at = slip === null ? scan.end : start + slip.next;
  if (slip !== null) source.report(slip.code, start + slip.offset, slip.params);
  return {
    node: checkedNode(cursor, start, slip === null ? text : text.slice(0, slip.length)),
    after: slip?.after ?? 'nothing',
  };
}

/** Nothing before a colon, or a character that cannot begin a text. */
function readNothing(cursor: FlowCursor, role: FlowRole): FlowNode {
  const { source } = cursor;
  const at = source.position(cursor.at);
  const isColon = source.text[cursor.at] === ':';
  if (!isColon || role === 'value') {
    source.report(isColon ? 'colon-in-value' : 'needs-quotes', cursor.at, { found: ':', first: ':', instead: '":"' });
    cursor.at += 1;
  }
  return { node: textNode(at, ''), after: 'nothing' };
}

function checkedNode(cursor: FlowCursor, start: number, text: string): FlowNode['node'] {
  const { source } = cursor;
  const special = specialStart(text);
  if (special !== null) {
    source.report(special.code, start, special.params);
    const rest = text.slice(special.skip);
    return special.skip === 0 ? textNode(source.position(start), text) : plainNode(source.position(start), rest);
  }
  const suspect = suspectPlain(text);
  if (suspect === null) return plainNode(source.position(start), text);
  source.report(suspect.code, start + suspect.offset, suspect.params);
  return suspect.code === 'fullwidth-text'
    ? plainNode(source.position(start), suspect.value)
    : textNode(source.position(start), suspect.value);
}

/** A slip that ends the text earlier than YAML does. */
interface Slip {
  readonly code: string;
  /** Where it is, counted from the start of the text. */
  readonly offset: number;
  readonly params: Readonly<Record<string, string>>;
  /** How much of the text comes before it. */
  readonly length: number;
  /** Where to read on, counted from the start of the text. */
  readonly next: number;
  readonly after: FlowNode['after'];
}

function findSlip(text: string, role: FlowRole, colonFollows: boolean): Slip | null {
  const closer = /[】］｝]/u.exec(text);
  const opened = closer !== null && /[【［｛]/u.test(text.slice(0, closer.index));
  if (closer !== null && !opened) return wide('fullwidth-bracket', text, closer.index, closer[0], 'closer');
  if (role === 'item') {
    const comma = /[，、]/u.exec(text);
    return comma === null || /^[“‘]/u.test(text) ? null : wide('fullwidth-comma', text, comma.index, comma[0], 'comma');
  }
  if (role === 'key') return colonFollows ? null : keyWithoutColon(text);
  return valueWithKey(text, colonFollows);
}

function keyWithoutColon(text: string): Slip | null {
  const colon = text.indexOf('：');
  if (colon > 0) return wide('fullwidth-colon', text, colon, '：', 'colon');
  const tight = /^[^\s:/]+:(?!\/\/)/u.exec(text);
  if (tight === null) return null;
  const offset = tight[0].length - 1;
  return {
    code: 'colon-space',
    offset,
    params: { found: clip(text) },
    length: offset,
    next: offset + 1,
    after: 'colon',
  };
}

function valueWithKey(text: string, colonFollows: boolean): Slip | null {
  const comma = /[，、](?=[ \t]*[\w."'“”-]{1,200}[ \t]*(?:：|$))/u.exec(text);
  const keyFollows = comma !== null && (colonFollows || text.includes('：', comma.index));
  if (comma !== null && keyFollows) return wide('fullwidth-comma', text, comma.index, comma[0], 'comma');
  if (!colonFollows) return null;
  const space = Math.max(text.lastIndexOf(' '), text.lastIndexOf('\t'));
  const length = trimEnd(text.slice(0, Math.max(space, 0))).length;
  if (length === 0)
    return {
      code: 'colon-in-value',
      offset: text.length,
      params: { found: clip(text), instead: clip(quote(text)) },
      length: text.length,
      next: text.length + 1,
      after: 'comma',
    };
  return { code: 'missing-comma', offset: space + 1, params: {}, length, next: space + 1, after: 'comma' };
}

function wide(code: string, text: string, offset: number, found: string, after: FlowNode['after']): Slip {
  const instead = toHalfWidth(found) + (after === 'closer' ? '' : ' ');
  return {
    code,
    offset,
    params: { found, instead },
    length: trimEnd(text.slice(0, offset)).length,
    next: offset + found.length,
    after,
  };
}
