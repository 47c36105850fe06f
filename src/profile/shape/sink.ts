import { MISTAKE_LIMIT, type Mistake, type Position } from '../text/mistake.ts';

/** Takes down mistakes while a profile is read. */
export interface Sink {
  readonly report: (code: string, at: Position, params?: Mistake['params']) => void;
  /** Whether no more is taken down: spares the search for what may have been meant. */
  readonly isFull: () => boolean;
  /** Says that something is missing here only because of a mistake that is reported where it was made. */
  readonly echo: () => void;
  /** How often anything was reported or echoed: it grows over a part that is not whole. */
  readonly count: () => number;
  /** One for each place. */
  readonly mistakes: readonly Mistake[];
}

/**
 * A fresh list of mistakes. Beyond the limit nothing more is taken down: nobody reads the thousandth. What is read anew
 * for every environment and node is reported once.
 */
export function createSink(): Sink {
  const mistakes: Mistake[] = [];
  const places = new Set<string>();
  let count = 0;
  const isFull = (): boolean => mistakes.length >= MISTAKE_LIMIT;
  return {
    mistakes,
    isFull,
    count: () => count,
    echo: () => {
      count += 1;
    },
    report: (code, at, params = {}) => {
      count += 1;
      const place = `${String(at.line)}:${String(at.column)} ${at.file}`;
      if (isFull() || places.has(place)) return;
      places.add(place);
      mistakes.push({ code, file: at.file, line: at.line, column: at.column, params });
    },
  };
}
