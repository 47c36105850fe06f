import { endOfString } from '../../../src/kit/ladder/parse-json.ts';

/** Keys that stand more than once in one object. */
export interface DuplicateKeys {
  /** JSON pointers (RFC 6901), the first of them. */
  readonly paths: readonly string[];
  /** Whether there are more than are kept. */
  readonly more: boolean;
}

interface Level {
  /** Keys so far; null in a list. */
  readonly seen: Set<string> | null;
  /** Key, or number of the element, that is being read. */
  at: string | number;
}

const mostKept = 20;
const longestPath = 300;

/**
 * Finds keys that a JSON text writes twice in one object. RFC 8259 section 4 leaves open which one counts: readers take
 * the last, the first, or refuse, so two programs may see two documents. The text must be well formed; it is walked over
 * once, without recursion.
 */
export function duplicateKeys(text: string): DuplicateKeys {
  const levels: Level[] = [];
  const paths: string[] = [];
  let mayBeKey = false;
  let next = 0;
  while (next < text.length && paths.length <= mostKept) {
    const start = next;
    const char = text.charCodeAt(start);
    next = char === quotationMark ? endOfString(text, start) : start + 1;
    if (char !== quotationMark && !isMark(char)) continue;
    const level = levels.at(-1);
    const isKey = mayBeKey && char === quotationMark;
    if (char !== quotationMark) passMark(char, levels);
    else if (isKey && level !== undefined && isDouble(level, text.slice(start, next))) paths.push(pointerOf(levels));
    mayBeKey = char === openBrace || char === comma;
  }
  return { paths: paths.slice(0, mostKept), more: paths.length > mostKept };
}

const quotationMark = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

function isMark(char: number): boolean {
  return char === comma || char === openBrace || char === closeBrace || char === openBracket || char === closeBracket;
}

function passMark(mark: number, levels: Level[]): void {
  if (mark === openBrace) levels.push({ seen: new Set(), at: 0 });
  else if (mark === openBracket) levels.push({ seen: null, at: 0 });
  else if (mark !== comma) levels.pop();
  else {
    const level = levels.at(-1);
    if (typeof level?.at === 'number') level.at += 1;
  }
}

function isDouble(level: Level, written: string): boolean {
  if (level.seen === null) return false;
  const key = keyOf(written);
  level.at = key;
  const double = level.seen.has(key);
  level.seen.add(key);
  return double;
}

function keyOf(written: string): string {
  if (!written.includes('\\')) return written.slice(1, -1);
  const parsed: unknown = JSON.parse(written);
  return typeof parsed === 'string' ? parsed : written;
}

function pointerOf(levels: readonly Level[]): string {
  const path = levels.map(({ at }) => `/${String(at).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return path.length > longestPath ? `${path.slice(0, longestPath)}…` : path;
}
