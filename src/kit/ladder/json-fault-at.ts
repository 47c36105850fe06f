type Kind = '{' | '}' | '[' | ']' | ',' | ':' | 'text' | 'scalar';
type Want = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'more-or-end' | 'nothing';

interface Token {
  readonly kind: Kind;
  readonly end: number;
}

const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const blank = /[ \t\r\n]*/y;

/**
 * The place (0-based, in characters) where a text stops being JSON by RFC 8259; its length where it ends too early. V8
 * names a place in some of its messages only. Without recursion.
 */
export function jsonFaultAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let want: Want | null = 'value';
  let at = afterBlank(text, 0);
  while (at < text.length) {
    const token: Token | number = tokenAt(text, at);
    if (typeof token === 'number') return token;
    want = next(want, token.kind, open);
    if (want === null) return at;
    at = afterBlank(text, token.end);
  }
  return at;
}

function next(want: Want, kind: Kind, open: ('{' | '[')[]): Want | null {
  if (kind === '}' || kind === ']') return closes(want, kind, open) ? ended(open) : null;
  if (want === 'value' || want === 'value-or-end') return begun(kind, open);
  if (want === 'key' || want === 'key-or-end') return kind === 'text' ? 'colon' : null;
  if (want === 'colon') return kind === ':' ? 'value' : null;
  if (want === 'nothing' || kind !== ',') return null;
  return open.at(-1) === '{' ? 'key' : 'value';
}

function closes(want: Want, kind: '}' | ']', open: readonly string[]): boolean {
  const fits = open.at(-1) === (kind === '}' ? '{' : '[');
  return fits && (want === 'more-or-end' || want === (kind === '}' ? 'key-or-end' : 'value-or-end'));
}

function begun(kind: Kind, open: ('{' | '[')[]): Want | null {
  if (kind === 'text' || kind === 'scalar') return open.length === 0 ? 'nothing' : 'more-or-end';
  if (kind !== '{' && kind !== '[') return null;
  open.push(kind);
  return kind === '{' ? 'key-or-end' : 'value-or-end';
}

function ended(open: string[]): Want {
  open.pop();
  return open.length === 0 ? 'nothing' : 'more-or-end';
}

/** A number: the place where it is no token. */
function tokenAt(text: string, at: number): Token | number {
  const char = text.charAt(at);
  if (char === '"') return textAt(text, at);
  if (isMark(char)) return { kind: char, end: at + 1 };
  scalar.lastIndex = at;
  return scalar.test(text) ? { kind: 'scalar', end: scalar.lastIndex } : at;
}

function isMark(char: string): char is '{' | '}' | '[' | ']' | ',' | ':' {
  return char !== '' && '{}[],:'.includes(char);
}

const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** By hand: patterns overflow on long strings. */
function textAt(text: string, start: number): Token | number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { kind: 'text', end: at + 1 };
    if (code < 0x20) return at;
    escape.lastIndex = at;
    if (code === 0x5c && !escape.test(text)) return at;
    at = code === 0x5c ? escape.lastIndex : at + 1;
  }
  return text.length;
}

function afterBlank(text: string, at: number): number {
  blank.lastIndex = at;
  blank.test(text);
  return blank.lastIndex;
}
