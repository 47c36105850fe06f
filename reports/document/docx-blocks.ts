import { visibleLines } from '../../src/model/visible.ts';
import { docxRuns } from './docx-runs.ts';
import { docxTable } from './docx-table.ts';
import { signatureTable } from './signature-table.ts';
import type { DocxLibrary, WordPart } from './docx-library.ts';
import type { Block, LabelledText, PaperDocument, SignatureLine } from './document.ts';

/** The cover and every block of a paper as parts of a Word file. */
export function docxBlocks(docx: DocxLibrary, paper: PaperDocument): readonly WordPart[] {
  const { Paragraph } = docx;
  const cover = paper.cover.map(({ label, value }) => ({ label, text: [{ text: value }] }));
  const parts: WordPart[] = [new Paragraph({ heading: 'Title', children: docxRuns(docx, [{ text: paper.title }]) })];
  if (paper.subtitle !== null)
    parts.push(new Paragraph({ style: 'Subtitle', children: docxRuns(docx, [{ text: paper.subtitle }]) }));
  parts.push(...fields(docx, cover));
  for (const [index, block] of paper.blocks.entries()) parts.push(...write(docx, block, index, paper));
  return parts;
}

const headings = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3' } as const;

/** @param index names the instance of a numbered list */
function write(docx: DocxLibrary, block: Block, index: number, paper: PaperDocument): readonly WordPart[] {
  const { PageBreak, Paragraph } = docx;
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: headings[block.level], children: docxRuns(docx, [{ text: block.text }]) })];
    case 'paragraph':
      // The words above a table of signatures stand on the same page as the table.
      return [new Paragraph({ keepNext: isSigned(paper, index), children: docxRuns(docx, block.content) })];
    case 'list': {
      const reference = block.ordered ? 'numbers' : 'dots';
      const numbering = { reference, level: 0, instance: block.ordered ? index : 0 };
      return block.items.map((item) => new Paragraph({ numbering, children: docxRuns(docx, item) }));
    }
    case 'fields':
      return fields(docx, block.fields);
    case 'table':
      return spaced(docx, docxTable(docx, block.table, { framed: true, head: true }));
    case 'code':
      return code(docx, block.text);
    case 'signatures':
      return signatures(docx, block.lines, paper);
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function isSigned({ blocks }: PaperDocument, index: number): boolean {
  return blocks[index + 1]?.kind === 'signatures';
}

function fields(docx: DocxLibrary, lines: readonly LabelledText[]): readonly WordPart[] {
  if (lines.length === 0) return [];
  const rows = lines.map(({ label, text }) => [[{ text: label, style: 'muted' } as const], text]);
  const columns = [
    { title: '', share: 22 },
    { title: '', share: 78 },
  ];
  return spaced(docx, docxTable(docx, { columns, rows }, { framed: false, head: false }));
}

/** Two tables that touch become one in Word. */
function spaced(docx: DocxLibrary, table: WordPart): readonly WordPart[] {
  return [table, new docx.Paragraph({ spacing: { after: 60, line: 120 } })];
}

function code(docx: DocxLibrary, text: string): readonly WordPart[] {
  return visibleLines(text)
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) => new docx.Paragraph({ style: 'PaperCode', children: [new docx.TextRun({ text: line })] }));
}

function signatures(docx: DocxLibrary, lines: readonly SignatureLine[], paper: PaperDocument): readonly WordPart[] {
  // Room for a stamp: three empty lines below each name.
  return spaced(docx, docxTable(docx, signatureTable(lines, paper, '\n\n'), { framed: true, head: true }));
}
