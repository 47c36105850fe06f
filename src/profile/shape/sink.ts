import { MISTAKE_LIMIT, type Mistake, type Position } from '../text/mistake.ts';

/** Takes down mistakes while a profile is read. */
export interface Sink {
  readonly report: (code: string, at: Position, params?: Mistake['params']) => void;
  readonly mistakes: readonly Mistake[];
}

/** A fresh list of mistakes. Beyond the limit nothing more is taken down: nobody reads the thousandth. */
export function createSink(): Sink {
  const mistakes: Mistake[] = [];
  return {
    mistakes,
    report: (code, at, params = {}) => {
      if (mistakes.length >= MISTAKE_LIMIT) return;
      mistakes.push({ code, file: at.file, line: at.line, column: at.column, params });
    },
  };
}
