import { visibleLines } from '../../src/model/visible.ts';
import type { Inline, Piece } from './document.ts';

/** Running text in Markdown, on one line; what it says can start no element, link or table cell. */
export function markdownInline(content: Inline): string {
  return trimmed(content.map((piece, index) => write(piece, content[index + 1] ?? null)).join(''));
}

/** One plain text in Markdown. */
export function markdownText(text: string): string {
  return trimmed(lines(text, escapeLine));
}

/** Without new lines at the edges, which mean nothing there. */
function trimmed(text: string): string {
  return text.replace(/^(?:\s|<br>)+|(?:\s|<br>)+$/g, '');
}

function write(piece: Piece, next: Piece | null): string {
  if (piece.text === '') return '';
  if (piece.style === 'code') return lines(piece.text, codeSpan);
  const text = lines(piece.text, escapeLine);
  return piece.style === 'strong' ? strong(text, next) : text;
}

/**
 * Two stars close only where no letter follows a closing punctuation mark (CommonMark 0.31.2, 6.2, flanking runs),
 * which happens in Chinese all the time; there the element is written.
 */
function strong(text: string, next: Piece | null): string {
  const plain = /^[\p{L}\p{N}][^]*[\p{L}\p{N}]$/u.test(text) || /^[\p{L}\p{N}]$/u.test(text);
  const apart = !/^[\p{L}\p{N}]/u.test(next?.text ?? '');
  return plain && apart ? `**${text}**` : `<strong>${text}</strong>`;
}

/** A line feed would end a heading, an item or a row. */
function lines(text: string, each: (line: string) => string): string {
  return visibleLines(text)
    .replaceAll('\t', ' ')
    .split('\n')
    .map((line) => (line.trim() === '' ? line : each(line)))
    .join('<br>');
}

/** Word for word between more backticks than the text has in a row; only the bar needs care, for tables. */
function codeSpan(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replaceAll('|', '\\|')}${pad}${fence}`;
}

/** Everything that acts in a line of CommonMark or of GitHub's dialect, also at its start. */
function escapeLine(line: string): string {
  return line
    .replace(/[\\`*[\]~|$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/^(\s*)([-+=#])(?=[-+=#\s]|$)/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
