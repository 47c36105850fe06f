import { typedValue, type Scalar } from '../text/typed-value.ts';
import type { KeySink } from './key-sink.ts';
import { lineAt, UnreadableError, type Trouble } from './unreadable.ts';

/** Deeper nesting than this is refused. */
const deepest = 100;

interface Level {
  readonly kind: 'object' | 'array';
  /** Of what is inside. */
  readonly prefix: string;
  /** Elements met, in an array. */
  count: number;
  /** Name of the member whose value comes, in an object. */
  name: string | null;
}

/** Next token: punctuation, text, bare word, comment. Sticky, so that each is looked at once. */
const token = /[ \t\r\n]+|\/\/[^\n]*|\/\*[^]*?\*\/|([{}[\],:])|("(?:[^"\\\n]|\\[^\n])*")|([^\s{}[\],:"/]+)/y;

/**
 * Reads JSON without recursion, keys as `a.b[0].c`. Comments and a comma too many are let pass (appsettings.json of .NET
 * has them). An empty list is an empty list, an empty object is none.
 *
 * @throws UnreadableError
 */
export function readJson(text: string, sink: KeySink): void {
  const levels: Level[] = [];
  const state = { done: false };
  const fail = (trouble: Trouble = 'not-in-format'): never => {
    throw new UnreadableError(lineAt(text, token.lastIndex), trouble, 'JSON');
  };
  const place = (): string => {
    const level = levels.at(-1);
    if (level === undefined) return state.done ? fail() : '';
    if (level.kind === 'array') return `${level.prefix}[${level.count++}]`;
    const { name } = level;
    if (name === null) return fail();
    level.name = null;
    level.count += 1;
    return level.prefix === '' ? name : `${level.prefix}.${name}`;
  };
  const open = (kind: Level['kind']): void => {
    if (levels.length >= deepest) fail('too-deep');
    levels.push({ kind, prefix: place(), count: 0, name: null });
  };
  const close = (kind: Level['kind']): boolean => {
    const level = levels.pop();
    if (level?.kind !== kind || level.name !== null) return fail();
    state.done = levels.length === 0;
    return level.count > 0 || level.prefix === '' || sink.set(level.prefix, kind === 'array' ? [] : null);
  };
  const value = (scalar: Scalar | null): boolean => {
    const key = place();
    state.done = levels.length === 0;
    return sink.set(key, scalar);
  };
  const quoted = (raw: string): boolean => {
    const level = levels.at(-1);
    const parsed = parseText(raw) ?? fail();
    if (level?.kind !== 'object' || level.name !== null) return value(parsed);
    level.name = parsed;
    return true;
  };
  const step = (mark: string | undefined, raw: string | undefined, word: string | undefined): boolean => {
    if (raw !== undefined) return quoted(raw);
    if (word !== undefined) return value(wordValue(word) ?? (word === 'null' ? null : fail()));
    if (mark === '{') open('object');
    if (mark === '[') open('array');
    return mark === '}' || mark === ']' ? close(mark === '}' ? 'object' : 'array') : true;
  };
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const found = token.exec(text);
    if (found === null) throw new UnreadableError(lineAt(text, at), 'not-in-format', 'JSON');
    if (!step(found[1], found[2], found[3])) return;
  }
  if (!state.done) throw new UnreadableError(lineAt(text, text.length), 'ends-early', 'JSON');
}

function parseText(raw: string): string | null {
  try {
    const parsed: unknown = JSON.parse(raw.replaceAll('\t', '\\t'));
    return typeof parsed === 'string' ? parsed : null;
  } catch {
    return null;
  }
}

/** A number too great for a double, or written otherwise than it would be printed, stays the text it is. */
function wordValue(word: string): Scalar | null {
  const typed = typedValue(word);
  if (typeof typed !== 'string') return typed;
  return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(word) ? word : null;
}
