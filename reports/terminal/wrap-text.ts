import { graphemes, graphemeWidth, textWidth } from './text-width.ts';

/** Never at the start of a line in Chinese (GB/T 15834, 5.1). */
const closing = /^[，。、；：？！）》」』】”’…%,.;:?!)\]}]/u;

/**
 * Breaks a text into lines of at most `width` columns: at blanks, between Chinese characters (closing marks stay with
 * the character before them), and inside a word that is longer than a line. Line feeds break too.
 */
export function wrapText(text: string, width: number): readonly string[] {
  const limit = Math.max(width, 8);
  return text.split('\n').flatMap((line) => wrapLine(line.replaceAll('\t', '  '), limit));
}

function wrapLine(line: string, limit: number): readonly string[] {
  if (textWidth(line) <= limit) return [line];
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const piece of pieces(line, limit)) {
    const columns = textWidth(piece);
    if (used > 0 && used + textWidth(piece.trimEnd()) > limit) {
      lines.push(current.trimEnd());
      current = '';
      used = 0;
    }
    current += piece;
    used += columns;
  }
  if (current.trimEnd() !== '') lines.push(current.trimEnd());
  return lines;
}

/** Parts that are not broken: words with the blank after them, single wide characters with their closing marks. */
function pieces(line: string, limit: number): readonly string[] {
  const found: string[] = [];
  let open = '';
  let openWidth = 0;
  const close = (): void => {
    if (open !== '') found.push(open);
    open = '';
    openWidth = 0;
  };
  for (const grapheme of graphemes(line)) {
    const columns = graphemeWidth(grapheme);
    const sticks = closing.test(grapheme) && openWidth + columns <= limit;
    if (!sticks && (columns === 2 || openWidth + columns > limit || endsWide(open))) close();
    open += grapheme;
    openWidth += columns;
    if (grapheme === ' ') close();
  }
  close();
  return found;
}

function endsWide(text: string): boolean {
  const last = graphemes(text.slice(-4)).at(-1);
  return last !== undefined && (graphemeWidth(last) === 2 || /^[，。、；：？！）》」』】]/u.test(last));
}
