import { displayWidth, visible, visibleText } from './display.ts';
import type { Mistake } from './mistake.ts';

/** Message templates by code; `CODE.hint` says what to do about it, `word.WORD` is a word of the language. `{name}` is filled in. */
export type MistakeTexts = Readonly<Record<string, string>>;

/** Characters shown before and behind the place of a mistake. */
const BEFORE = 60;
const BEHIND = 40;

/**
 * A mistake for a person: `file:line:column: message`, the line with a mark under the place, and what to do. Long lines
 * are cut around the place, full-width characters count two columns, and nothing in it acts on a terminal.
 * `lineText` is null where the line cannot be shown.
 */
export function showMistake(mistake: Mistake, lineText: string | null, texts: MistakeTexts): string {
  const { message, hint } = mistakeMessage(mistake, texts);
  const shown = [`${visibleText(mistake.file)}:${mistake.line}:${mistake.column}: ${message}`];
  if (lineText !== null && lineText.trim() !== '') shown.push(...showPlace(lineText, mistake.column));
  if (hint !== null) shown.push(`  ${hint}`);
  return shown.join('\n');
}

/** The message of a mistake and, where there is one, what to do about it. */
export function mistakeMessage(mistake: Mistake, texts: MistakeTexts): { message: string; hint: string | null } {
  const template = texts[mistake.code] ?? mistake.code;
  const hint = texts[`${mistake.code}.hint`];
  const message = fill(template, mistake.params, texts);
  return { message, hint: hint === undefined ? null : fill(hint, mistake.params, texts) };
}

/** Parameters that name parts and kinds of the language: they are said in the words of the reader. */
const spoken: ReadonlySet<string> = new Set(['what', 'wanted', 'kind']);

/** What stands between the entries of a list, where that is not a comma: candidates are quoted one by one. */
const separators: Readonly<Record<string, string>> = { likely: 'likely-separator' };

function fill(template: string, params: Mistake['params'], texts: MistakeTexts): string {
  return template.replace(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return whole;
    if (typeof value === 'object') return visibleText(value.join(texts[separators[name] ?? 'list-separator'] ?? ', '));
    const word = spoken.has(name) ? texts[`word.${String(value)}`] : undefined;
    return visibleText(word ?? String(value));
  });
}

function showPlace(lineText: string, column: number): readonly string[] {
  // Far more UTF-16 units than can be shown: a line of 1 MB is not split whole.
  const from = Math.max(0, column - 1 - BEFORE);
  const characters = Array.from(lineText.slice(0, (column + BEHIND) * 2));
  const before = characters.slice(from, column - 1).map(visible);
  const behind = characters.slice(column - 1, column - 1 + BEHIND).map(visible);
  const head = from > 0 ? '…' : '';
  const cut = characters.length > column - 1 + BEHIND || lineText.length > (column + BEHIND) * 2;
  const width = [head, ...before].join('');
  const pad = Array.from(width).reduce((sum, character) => sum + displayWidth(character), 0);
  return [`    ${width}${behind.join('')}${cut ? '…' : ''}`, `    ${' '.repeat(pad)}^`];
}
