import type { Source } from './source.ts';
import { isDocumentMarker } from './white-space.ts';

/** What document markers were read. */
export interface DocumentState {
  /** `---` was read. */
  marked: boolean;
  /** `...` was read. */
  ended: boolean;
}

/**
 * Reads a document marker or directive (YAML 1.2.2 chapter 9) at the start of a line and gives the offset of the next
 * line; null where the line is something else. One `---` before everything and one `...` behind it are let pass.
 */
export function readMarker(source: Source, state: DocumentState, at: number, nothingYet: boolean): number | null {
  const end = source.lineEnd(at);
  if (state.ended) return refuseSecond(source, at);
  const line = source.text.slice(at, end);
  if (line.startsWith('%') && nothingYet && !state.marked) {
    source.report('directive', at);
    return end + 1;
  }
  const marker = /^(---|\.\.\.)(?:[ \t]+(?:#.*)?)?$/u.exec(line)?.[1];
  if (marker === '...') {
    state.ended = true;
    return end + 1;
  }
  if (marker === '---' && nothingYet && !state.marked) {
    state.marked = true;
    return end + 1;
  }
  return isDocumentMarker(line, 0) ? refuseSecond(source, at) : null;
}

function refuseSecond(source: Source, at: number): number {
  source.report('second-document', at);
  source.stop();
  return source.text.length;
}
