import type { FollowUp, RunResult } from '../../src/model/run-result.ts';
import type { Block, Inline } from '../document/document.ts';
import type { CheckIndex } from '../finding-name.ts';
import type { SortedOut } from '../sort-out.ts';
import type { Voice } from '../voice.ts';

/** What every part of the paper is written from. */
export interface PaperPage {
  readonly result: RunResult;
  readonly voice: Voice;
  readonly checks: CheckIndex;
  readonly sorted: SortedOut;
  /** By findingKey. */
  readonly tracked: ReadonlyMap<string, FollowUp['items'][number]>;
}

/** Most lines of one table or problems of one section: a paper of a thousand pages is read by nobody. */
export const mostLines = 300;

/** A column: its title, and its share of the width. */
export type Column = readonly [title: string, share: number];

/** A table with a note of what was left out; nothing where it has no rows. */
export function tableBlocks(
  columns: readonly Column[],
  rows: readonly (readonly Inline[])[],
  voice: Voice,
): readonly Block[] {
  if (rows.length === 0) return [];
  const rest = rows.length - mostLines;
  const titles = columns.map(([title, share]) => ({ title, share }));
  return [
    { kind: 'table', table: { columns: titles, rows: rows.slice(0, mostLines) } },
    ...(rest > 0 ? [more(rest, voice)] : []),
  ];
}

/** Says how many lines were left out. */
export function more(n: number, voice: Voice): Block {
  return { kind: 'paragraph', content: [{ text: voice.word('paper.more-lines', { n }), style: 'muted' }] };
}

/** A remark in place of what is not there. */
export function remark(text: string): Block {
  return { kind: 'paragraph', content: [{ text, style: 'muted' }] };
}
