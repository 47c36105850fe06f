import { typedValue } from '../text/typed-value.ts';
import type { KeySink } from './key-sink.ts';

/**
 * Reads Java properties (java.util.Properties, "load"): `#` and `!` begin comments, `=`, `:` or white space end a key,
 * `\` at the end of a line goes on in the next, `\uXXXX` and other escapes stand for a character. Anything is some
 * properties, so this never fails.
 */
export function readProperties(text: string, sink: KeySink): void {
  for (const line of logicalLines(text)) {
    const end = keyEnd(line);
    const value = line.slice(end).replace(/^[ \t\f]*[=:]?[ \t\f]*/, '');
    if (!sink.set(unescape(line.slice(0, end)), typedValue(unescape(value).trimEnd()))) return;
  }
}

function* logicalLines(text: string): Generator<string> {
  let parts: string[] = [];
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.replace(/^[ \t\f]+/, '');
    if (parts.length === 0 && (line === '' || line.startsWith('#') || line.startsWith('!'))) continue;
    const goesOn = endsOpen(line);
    parts.push(goesOn ? line.slice(0, -1) : line);
    if (goesOn) continue;
    yield parts.join('');
    parts = [];
  }
  if (parts.length > 0) yield parts.join('');
}

/** Whether a line ends with an odd number of backslashes. */
function endsOpen(line: string): boolean {
  let count = 0;
  while (line[line.length - 1 - count] === '\\') count += 1;
  return count % 2 === 1;
}

function keyEnd(line: string): number {
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '\\') at += 1;
    else if (/[=: \t\f]/.test(line.charAt(at))) return at;
  }
  return line.length;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['f', '\f'],
]);

function unescape(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([^]))/gu, (_all, hex: string | undefined, other: string) =>
    hex === undefined ? (escapes.get(other) ?? other) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
