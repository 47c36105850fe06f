import { decodeDoubleQuoted, decodeSingleQuoted } from './quoted-text.ts';
import { clip } from './full-width.ts';
import { suspectText } from './suspect-text.ts';
import { textNode } from './source.ts';
import type { Source } from './source.ts';
import type { ScalarNode } from './tree.ts';
import { isDocumentMarker, trimEnd } from './white-space.ts';

/** A quoted text that was read. */
export interface Quoted {
  readonly node: ScalarNode;
  /** The offset after the closing quote; of an unclosed text, the end of what was taken for it. */
  readonly next: number;
  readonly closed: boolean;
}

/** Where a quoted text stands. */
export interface QuotedPlace {
  /** Lines after the first that are indented less (columns) cannot belong to it. */
  readonly minIndent: number;
  /** Whether a text over several lines may end before this offset; if not, its first line lacks the closing quote. */
  readonly mayEnd: (offset: number) => boolean;
  /** Where an unclosed text is taken to end, from the offset after its opening quote. */
  readonly unclosedEnd: (from: number) => number;
}

/** Reads a quoted scalar (YAML 1.2.2 section 7.3) whose opening quote is at an offset, and reports what is wrong in it. */
export function readQuoted(source: Source, at: number, place: QuotedPlace): Quoted {
  const quote = source.text[at] === "'" ? "'" : '"';
  const close = findClosingQuote(source.text, at, quote, place.minIndent);
  const sameLine = close !== -1 && close <= source.lineEnd(at);
  if (close === -1 || (!sameLine && !place.mayEnd(close + 1))) return readUnclosed(source, at, quote, place);

  const raw = source.text.slice(at + 1, close);
  const value = decode(source, at, quote, raw);
  const suspect = suspectText(value);
  // Behind an escape, places in the value are no longer places in the file.
  const offset = raw === value ? (suspect?.offset ?? 0) : 0;
  if (suspect !== null) source.report(suspect.code, at + 1 + offset, suspect.params);
  return { node: textNode(source.position(at), suspect?.value ?? value), next: close + 1, closed: true };
}

function decode(source: Source, at: number, quote: '"' | "'", raw: string): string {
  if (quote === "'") return decodeSingleQuoted(raw);
  if (!raw.includes('\\') && !raw.includes('\n')) return raw;
  // A path as Windows shows it; `C:\temp` would silently become a tab even where the escapes are valid.
  if (/^(?:[A-Za-z]:|\\\\[\w.-]+)\\(?!\\)/u.test(raw)) {
    source.report('windows-path', at, { found: clip(raw) });
    return raw;
  }
  const decoded = decodeDoubleQuoted(raw);
  if (decoded.badEscape !== null) {
    const found = Array.from(raw.slice(decoded.badEscape, decoded.badEscape + 3))
      .slice(0, 2)
      .join('');
    source.report('bad-escape', at + 1 + decoded.badEscape, { found });
  }
  return decoded.value;
}

function readUnclosed(source: Source, at: number, quote: string, place: QuotedPlace): Quoted {
  const next = place.unclosedEnd(at + 1);
  const taken = trimEnd(source.text.slice(at + 1, next));
  const curly = /[“”‘’＂＇]$/u.test(taken);
  if (curly) source.report('fullwidth-quote', at + taken.length, { found: taken.slice(-1), instead: quote });
  else source.report('unclosed-quote', at, { quote });
  return { node: textNode(source.position(at), curly ? taken.slice(0, -1) : taken), next, closed: false };
}

/** The offset of the closing quote, or -1 where a line that cannot belong to the text, or the end, comes first. */
function findClosingQuote(text: string, at: number, quote: string, minIndent: number): number {
  for (let index = at + 1; index < text.length; index += 1) {
    const character = text[index];
    // An escaped line break is a line break to the indentation, too.
    if (character === '\\' && quote === '"' && text[index + 1] !== '\n') index += 1;
    if (character === '\n' && !continues(text, index + 1, minIndent)) return -1;
    if (character !== quote) continue;
    if (quote === '"' || text[index + 1] !== "'") return index;
    index += 1;
  }
  return -1;
}

function continues(text: string, lineStart: number, minIndent: number): boolean {
  let at = lineStart;
  while (text[at] === ' ') at += 1;
  const indent = at - lineStart;
  if (indent >= minIndent) return !(indent === 0 && isDocumentMarker(text, at));
  while (text[at] === '\t' || text[at] === ' ') at += 1;
  return text[at] === '\n';
}
