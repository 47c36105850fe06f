import { visibleLines } from '../../src/model/visible.ts';
import { codeFont } from './docx-styles.ts';
import type { DocxLibrary, RunLook, WordRun } from './docx-library.ts';
import type { Inline, Piece } from './document.ts';

const looks: { readonly [S in NonNullable<Piece['style']>]: RunLook } = {
  strong: { bold: true },
  code: { font: codeFont, noProof: true },
  muted: { color: '57606A' },
  good: { color: '0A6B2D', bold: true },
  bad: { color: 'B3141F', bold: true },
  open: { color: '7A4B00', bold: true },
};

/** Running text as Word runs, harmless; a line feed is a line break. */
export function docxRuns(docx: DocxLibrary, content: Inline): readonly WordRun[] {
  return content.flatMap((piece) => {
    const look = piece.style === undefined ? {} : looks[piece.style];
    return visibleLines(piece.text)
      .split('\n')
      .map((text, index) => new docx.TextRun(index === 0 ? { text, ...look } : { text, break: 1, ...look }));
  });
}
