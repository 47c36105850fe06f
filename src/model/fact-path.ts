/** One step of a fact path: a name, or the element of a list whose key field has a value. */
export type Segment =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'key'; readonly field: string; readonly value: string };

/** Where a fact stands: `settings.max_connections`, `settings["a.b"]`, `disks[mount="/data"].free`. */
export type FactPath = readonly Segment[];

const nameStart = /[\p{L}\p{N}_$-]/u;

/** What is wrong with a written path, and at which character (0-based). */
export interface PathError {
  readonly code: 'path-empty' | 'path-syntax' | 'path-unclosed';
  readonly at: number;
}

/**
 * Reads a written fact path. Names hold letters, digits, `_`, `$` and `-`; anything else is quoted in brackets.
 * Returns the segments, or the first error with its place.
 */
export function parseFactPath(written: string): FactPath | PathError {
  const segments: Segment[] = [];
  let at = 0;
  if (written === '') return { code: 'path-empty', at: 0 };
  while (at < written.length) {
    const step = written[at] === '[' ? readBracket(written, at) : readName(written, at, segments.length > 0);
    if ('code' in step) return step;
    segments.push(step.segment);
    at = step.end;
  }
  return segments;
}

/** Whether the result of parseFactPath is an error. */
export function isPathError(result: FactPath | PathError): result is PathError {
  return 'code' in result;
}

/** A written path that is read for looking up: the empty text is the whole. Null where it is none. */
export function readFactPath(written: string): FactPath | null {
  const path = written === '' ? [] : parseFactPath(written);
  return isPathError(path) ? null : path;
}

type Step = { readonly segment: Segment; readonly end: number } | PathError;

function readName(text: string, start: number, needsDot: boolean): Step {
  let at = start;
  if (needsDot) {
    if (text[at] !== '.') return { code: 'path-syntax', at };
    at += 1;
  }
  const from = at;
  while (at < text.length && nameStart.test(text.charAt(at))) at += 1;
  if (at === from) return { code: 'path-syntax', at };
  return { segment: { kind: 'name', name: text.slice(from, at) }, end: at };
}

function readBracket(text: string, start: number): Step {
  let at = start + 1;
  const from = at;
  while (at < text.length && nameStart.test(text.charAt(at))) at += 1;
  const field = text.slice(from, at);
  if (field !== '') {
    if (text[at] !== '=') return { code: 'path-syntax', at };
    at += 1;
  }
  const quoted = readQuoted(text, at);
  if ('code' in quoted) return quoted;
  if (text[quoted.end] !== ']') return { code: 'path-unclosed', at: start };
  const end = quoted.end + 1;
  if (field === '') return { segment: { kind: 'name', name: quoted.value }, end };
  return { segment: { kind: 'key', field, value: quoted.value }, end };
}

function readQuoted(text: string, start: number): { readonly value: string; readonly end: number } | PathError {
  const mark = text[start];
  if (mark !== '"' && mark !== "'") return { code: 'path-syntax', at: start };
  let value = '';
  let at = start + 1;
  while (at < text.length && text[at] !== mark) {
    if (text[at] === '\\' && at + 1 < text.length) at += 1;
    value += text.charAt(at);
    at += 1;
  }
  if (at >= text.length) return { code: 'path-unclosed', at: start };
  return { value, end: at + 1 };
}

/** Writes a fact path in its one canonical form; parseFactPath of it gives the same segments. */
export function formatFactPath(path: FactPath): string {
  let text = '';
  for (const segment of path) {
    if (segment.kind === 'key') {
      text += `[${segment.field}=${quote(segment.value)}]`;
      continue;
    }
    const plain = segment.name !== '' && [...segment.name].every((c) => nameStart.test(c) && c.length === 1);
    text += plain ? `${text === '' ? '' : '.'}${segment.name}` : `[${quote(segment.name)}]`;
  }
  return text;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Whether `outer` is the same place as `inner` or one above it. */
export function covers(outer: FactPath, inner: FactPath): boolean {
  if (outer.length > inner.length) return false;
  return outer.every((segment, index) => sameSegment(segment, inner[index]));
}

/** Whether a written path is the place of `inner` or one above it. One that cannot be read is nowhere. */
export function coversWritten(outer: string, inner: FactPath): boolean {
  const path = readFactPath(outer);
  return path !== null && covers(path, inner);
}

function sameSegment(a: Segment, b: Segment | undefined): boolean {
  if (a.kind === 'name') return b?.kind === 'name' && a.name === b.name;
  return b?.kind === 'key' && a.field === b.field && a.value === b.value;
}
