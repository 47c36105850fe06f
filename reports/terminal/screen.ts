import { visibleLines } from '../../src/model/visible.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

/** What a terminal can do. */
export interface TerminalOptions {
  /** Colours by SGR escapes; words and symbols say the same without them. */
  readonly colour: boolean;
  /** Columns. */
  readonly width: number;
  /** Only ASCII symbols, for consoles and logs that know no others. Words of the language stay. */
  readonly ascii: boolean;
}

const sgr = { bad: '31;1', good: '32;1', warn: '33;1', strong: '1', dim: '2', plain: '' } as const;
export type Paint = keyof typeof sgr;

/** One paragraph on the screen. */
export interface Row {
  /** Columns before it. */
  readonly indent?: number;
  /** Stands before the text, which wraps beside it. */
  readonly label?: string;
  /** Columns the label takes at least. */
  readonly labelWidth?: number;
  readonly labelPaint?: Paint;
  readonly text: string;
  readonly paint?: Paint;
}

/**
 * Lays rows out as the lines of a terminal. The one place where text meets the terminal: whatever acts on a screen is
 * made visible here, and the only escapes written are our own colours.
 */
export function layOut(rows: readonly Row[], options: TerminalOptions): string {
  const lines = rows.flatMap((row) => layOutRow(row, options));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function layOutRow(row: Row, options: TerminalOptions): readonly string[] {
  const margin = ' '.repeat(row.indent ?? 0);
  const label = row.label === undefined ? '' : symbols(visibleLines(row.label), options).replaceAll('\n', ' ');
  const labelColumns = label === '' ? 0 : Math.max(textWidth(label) + 2, row.labelWidth ?? 0);
  const text = symbols(visibleLines(row.text), options);
  const lines = wrapText(text, options.width - margin.length - labelColumns);
  return lines.map((line, index) => {
    const head =
      index === 0 ? paint(label, row.labelPaint, options) + gap(labelColumns - textWidth(label)) : gap(labelColumns);
    return margin + head + paint(line, row.paint, options);
  });
}

function gap(columns: number): string {
  return ' '.repeat(Math.max(columns, 0));
}

function paint(text: string, name: Paint | undefined, options: TerminalOptions): string {
  const code = sgr[name ?? 'plain'];
  return options.colour && code !== '' && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text;
}

const plainer: readonly (readonly [string, string])[] = [
  ['✔', '+'],
  ['✖', 'x'],
  ['⊘', '#'],
  ['◐', '~'],
  ['–', '-'],
  ['≠', '!='],
  ['→', '->'],
  ['…', '...'],
  ['·', '-'],
  ['’', "'"],
  ['“', '"'],
  ['”', '"'],
  ['═', '='],
  ['─', '-'],
];

function symbols(text: string, options: TerminalOptions): string {
  if (!options.ascii) return text;
  let replaced = text;
  for (const [fancy, plain] of plainer) replaced = replaced.replaceAll(fancy, plain);
  return replaced;
}
