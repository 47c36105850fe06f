import { resolve } from 'node:path';
import type { PaperDocument } from '../../reports/document/document.ts';
import { UsageError, type Context } from './context.ts';
import type { Flags } from './flags.ts';
import { phrase } from './phrase.ts';
import { mustBeWritable, writeWhole } from './write-whole.ts';

/** Formats of a paper. */
export const paperFormats = ['markdown', 'html', 'docx'] as const;
export type PaperFormat = (typeof paperFormats)[number];

/** A paper in a format. The libraries load only here. */
export async function renderPaper(paper: PaperDocument, format: PaperFormat): Promise<string | Uint8Array> {
  switch (format) {
    case 'markdown':
      return (await import('../../reports/document/markdown.ts')).writeMarkdown(paper);
    case 'html':
      return (await import('../../reports/document/html.ts')).writePaperHtml(paper);
    case 'docx':
      return await (await import('../../reports/document/docx.ts')).writeDocx(paper);
  }
}

/**
 * Sees before any work that a paper can go where `--out` says; without it, standard output. Throws UsageError for bytes
 * on a terminal, NoResultError for a place that cannot be written.
 */
export function mustTakePaper(context: Context, { out = '-' }: Flags, format: string): void {
  if (out !== '-') mustBeWritable(context, resolve(context.cwd, out));
  else if (context.outIsTerminal && (format === 'docx' || format === 'xlsx'))
    throw new UsageError(phrase(context.language, 'cli.paper-needs-file', { format }));
}

/** Writes a paper where `--out` says. Throws NoResultError. */
export function putPaper(context: Context, { out = '-' }: Flags, content: string | Uint8Array): void {
  if (out === '-') {
    context.out(content);
    return;
  }
  writeWhole(context, resolve(context.cwd, out), content);
  context.err(`${phrase(context.language, 'cli.paper-written', { path: out })}\n`);
}
