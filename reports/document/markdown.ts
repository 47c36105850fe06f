import { visibleLines } from '../../src/model/visible.ts';
import { markdownInline, markdownText } from './markdown-text.ts';
import { signatureTable } from './signature-table.ts';
import type { Block, Inline, LabelledText, PaperDocument, Table } from './document.ts';

/** A paper as Markdown (CommonMark with the tables of GitHub), ending with a line feed. */
export function writeMarkdown(paper: PaperDocument): string {
  const cover = paper.cover.map(({ label, value }) => ({ label, text: [{ text: value }] }));
  const parts = [
    `# ${markdownText(paper.title)}`,
    paper.subtitle === null ? '' : markdownText(paper.subtitle),
    fields(cover, paper),
    ...paper.blocks.map((each) => block(each, paper)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function block(part: Block, paper: PaperDocument): string {
  switch (part.kind) {
    case 'heading':
      // The title of the paper is the only heading of the first level.
      return `${'#'.repeat(part.level + 1)} ${markdownText(part.text)}`;
    case 'paragraph':
      return markdownInline(part.content);
    case 'list':
      return part.items.map((item, index) => listItem(item, part.ordered ? `${index + 1}.` : '-')).join('\n');
    case 'fields':
      return fields(part.fields, paper);
    case 'table':
      return table(part.table);
    case 'code':
      return codeBlock(part.text);
    case 'signatures':
      return table(signatureTable(part.lines, paper));
    case 'page-break':
      return '---';
  }
}

function listItem(item: Inline, mark: string): string {
  return `${mark} ${markdownInline(item)}`;
}

function fields(lines: readonly LabelledText[], { language }: PaperDocument): string {
  const colon = language === 'zh-CN' ? '：' : ': ';
  return lines
    .map(({ label, text }) => `- ${markdownInline([{ text: label, style: 'strong' }])}${colon}${markdownInline(text)}`)
    .join('\n');
}

function table({ columns, rows }: Table): string {
  const head = columns.map((column) => markdownText(column.title));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map((row) => line(columns.map((_, index) => markdownInline(row[index] ?? []))));
  return [line(head), line(columns.map(() => '---')), ...body].join('\n');
}

/** The fence is longer than any run of backticks in the text. */
function codeBlock(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return `${fence}\n${visibleLines(text).replace(/\n+$/, '')}\n${fence}`;
}
