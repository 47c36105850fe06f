import type { Taken } from '../../src/kit/service/conversation.ts';

/** One reply; lists as they are nested. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'list'; readonly items: readonly Reply[] };

const longestText = 1024 * 1024;
const longestList = 10_000;
const deepest = 8;
/** Bytes of a line that holds a number. */
const longestNumber = 32;

/**
 * Reads one reply of RESP2 (Redis serialization protocol specification, version 2) from the beginning of some bytes.
 *
 * @returns the reply with the bytes it used; null: it is not whole yet; `broken`: this is no RESP2, or beyond the limits
 */
export function readReply(bytes: Buffer): Taken<Reply> | null | 'broken' {
  const found = readAt(bytes, 0, 0);
  if (found === null || found === 'broken') return found;
  return { value: found.reply, used: found.end };
}

interface Found {
  readonly reply: Reply;
  readonly end: number;
}

function readAt(bytes: Buffer, at: number, depth: number): Found | null | 'broken' {
  if (depth > deepest) return 'broken';
  if (at >= bytes.length) return null;
  const type = String.fromCharCode(bytes[at] ?? 0);
  if (!'+-:$*'.includes(type)) return 'broken';
  const lineEnd = bytes.indexOf('\r\n', at);
  const numeric = type !== '+' && type !== '-';
  if (numeric && (lineEnd === -1 ? bytes.length : lineEnd) - at > longestNumber) return 'broken';
  if (lineEnd === -1) return null;
  const line = bytes.toString('utf8', at + 1, lineEnd);
  const end = lineEnd + 2;
  if (type === '+') return { reply: { kind: 'text', text: line }, end };
  if (type === '-') return { reply: { kind: 'error', text: line }, end };
  if (!/^-?\d{1,19}$/.test(line)) return 'broken';
  const number = Number(line);
  if (type === ':') return { reply: { kind: 'number', number }, end };
  if (number === -1) return { reply: { kind: 'nothing' }, end };
  return type === '$' ? readBulk(bytes, end, number) : readList(bytes, end, number, depth);
}

function readBulk(bytes: Buffer, at: number, length: number): Found | null | 'broken' {
  if (length < 0 || length > longestText) return 'broken';
  const end = at + length;
  if (bytes.length < end + 2) return null;
  if (bytes.toString('latin1', end, end + 2) !== '\r\n') return 'broken';
  return { reply: { kind: 'text', text: bytes.toString('utf8', at, end) }, end: end + 2 };
}

function readList(bytes: Buffer, at: number, length: number, depth: number): Found | null | 'broken' {
  if (length < 0 || length > longestList) return 'broken';
  const items: Reply[] = [];
  let end = at;
  for (let count = 0; count < length; count += 1) {
    const found = readAt(bytes, end, depth + 1);
    if (found === null || found === 'broken') return found;
    items.push(found.reply);
    end = found.end;
  }
  return { reply: { kind: 'list', items }, end };
}

/** A command as RESP writes it: a list of texts. */
export function writeCommand(words: readonly string[]): string {
  const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
  return `*${words.length}\r\n${parts.join('')}`;
}
