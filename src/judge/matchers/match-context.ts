import { RE2JS, RE2JSSyntaxException } from 're2js';
import { readFactPath, type FactPath } from '../../model/fact-path.ts';

/** What matchers share while one result is judged: read once, used for ten thousand tasks. */
export interface MatchContext {
  /** IANA name; a day without a time is a day there. */
  readonly timeZone: string;
  /** A compiled expression; null: it is none. */
  pattern(source: string): RE2JS | null;
  /** A fact path; null: it is none. */
  path(written: string): FactPath | null;
}

export function matchContext(timeZone: string): MatchContext {
  const patterns = new Map<string, RE2JS | null>();
  const paths = new Map<string, FactPath | null>();
  return {
    timeZone,
    pattern: (source) => remember(patterns, source, compile),
    path: (written) => remember(paths, written, readFactPath),
  };
}

function remember<T>(known: Map<string, T>, text: string, make: (text: string) => T): T {
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = make(text);
  known.set(text, made);
  return made;
}

/** RE2 syntax: linear time, no look-around and no back references. */
function compile(source: string): RE2JS | null {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return null;
    throw error;
  }
}
