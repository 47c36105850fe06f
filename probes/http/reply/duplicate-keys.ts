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
  let before = '';
  for (const token of tokensOf(text)) {
    const level = levels.at(-1);
    const isKey = (before === '{' || before === ',') && token.startsWith('"');
    if (token === '{' || token === '[') levels.push({ seen: token === '{' ? new Set() : null, at: 0 });
    else if (token === '}' || token === ']') levels.pop();
    else if (token === ',' && typeof level?.at === 'number') level.at += 1;
    else if (isKey && level !== undefined && isDouble(level, keyOf(token))) paths.push(pointerOf(levels));
    if (paths.length > mostKept) return { paths: paths.slice(0, mostKept), more: true };
    before = token;
  }
  return { paths, more: false };
}

function isDouble(level: Level, key: string): boolean {
  if (level.seen === null) return false;
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

/** Brackets, commas and strings with their quotation marks. By hand: patterns overflow on long strings. */
function* tokensOf(text: string): Iterable<string> {
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') {
      const end = endOfString(text, at);
      yield text.slice(at, end);
      at = end - 1;
    } else if ('{}[],'.includes(char)) yield char;
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at + 1;
}
