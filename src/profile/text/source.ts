import { lineIndex } from './line-index.ts';
import type { LineIndex } from './line-index.ts';
import { MISTAKE_LIMIT } from './mistake.ts';
import type { Mistake, MistakeParams, Position } from './mistake.ts';
import type { ListBuilder, MapBuilder, ScalarNode } from './tree.ts';

/** The text being read, the mistakes found in it so far, and what the reading functions share. */
export interface Source {
  readonly text: string;
  readonly lines: LineIndex;
  readonly mistakes: readonly Mistake[];
  /** Greatest allowed nesting. */
  readonly depth: number;
  /** True once reading on makes no sense: nested too deep, or too many mistakes. */
  readonly stopped: boolean;
  report(code: string, offset: number, params?: MistakeParams): void;
  stop(): void;
  position(offset: number): Position;
  /** The offset of the line end at or after an offset. */
  lineEnd(offset: number): number;
}

/** Prepares a text whose lines end with `\n`. */
export function openSource(file: string, text: string, depth: number): Source {
  const lines = lineIndex(text);
  const mistakes: Mistake[] = [];
  let stopped = false;
  let cached = { from: 0, end: -1 };

  const position = (offset: number): Position => {
    const { line, column } = lines.locate(offset);
    return { file, line, column };
  };
  const report = (code: string, offset: number, params: MistakeParams = {}): void => {
    if (mistakes.length > MISTAKE_LIMIT) return;
    const full = mistakes.length === MISTAKE_LIMIT;
    mistakes.push({
      ...position(full ? text.length : offset),
      ...(full ? { code: 'too-many-mistakes', params: { limit: MISTAKE_LIMIT } } : { code, params }),
    });
    if (full) stopped = true;
  };
  const lineEnd = (offset: number): number => {
    // Asked many times within one line: without this, one line of 1 MB would take quadratic time.
    if (offset >= cached.from && offset <= cached.end) return cached.end;
    const found = text.indexOf('\n', offset);
    cached = { from: offset, end: found === -1 ? text.length : found };
    return cached.end;
  };
  return {
    text,
    lines,
    mistakes,
    depth,
    get stopped() {
      return stopped;
    },
    report,
    stop: () => {
      stopped = true;
    },
    position,
    lineEnd,
  };
}

/** An empty map that starts at an offset. */
export function newMap(source: Source, offset: number): MapBuilder {
  return { kind: 'map', at: source.position(offset), entries: [], seen: new Map() };
}

/** An empty list that starts at an offset. */
export function newList(source: Source, offset: number): ListBuilder {
  return { kind: 'list', at: source.position(offset), items: [] };
}

/** A text that was quoted, or is read as if it had been. */
export function textNode(at: Position, value: string): ScalarNode {
  return { kind: 'scalar', at, value, source: value, quoted: true };
}

/** A value that is not there. */
export function emptyNode(at: Position): ScalarNode {
  return { kind: 'scalar', at, value: null, source: '', quoted: false };
}
