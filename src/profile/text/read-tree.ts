import { readBlock } from './block.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { Limits } from './limits.ts';
import { sortMistakes } from './mistake.ts';
import type { Mistake } from './mistake.ts';
import { openSource } from './source.ts';
import type { Source } from './source.ts';
import type { Node } from './tree.ts';

/** What a file contains, and everything that is wrong with how it is written. */
export interface TreeResult {
  /** As it was surely meant where there are mistakes, so that its meaning can be checked in the same go. */
  readonly tree: Node | null;
  /** Sorted by place; one for each cause. */
  readonly mistakes: readonly Mistake[];
  /** The text of a line (1-based), to be shown with a mistake. */
  readonly lines: (line: number) => string;
}

/**
 * Reads the part of YAML 1.2 that profiles are written in: maps, lists, plain, quoted and block texts, one document.
 * Anchors, aliases, tags, merge keys, directives and complex keys are refused: a profile has no use for them, and
 * aliases multiply. Every value is read as any YAML 1.2 reader with the core schema reads it; never throws.
 */
export function readTree(file: string, text: string, limits: Limits = DEFAULT_LIMITS): TreeResult {
  const plain = text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
  const source = openSource(file, plain, limits.depth);
  reportControlCharacters(source);
  const tree = readBlock(source);
  if (tree === null && source.mistakes.length === 0) source.report('empty-file', 0);
  return { tree, mistakes: sortMistakes(source.mistakes), lines: source.lines.line };
}

/** YAML 1.2.2 section 5.1: no control characters but tab and line end, no half of a surrogate pair. */
function reportControlCharacters(source: Source): void {
  const forbidden =
    /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;
  for (const match of source.text.matchAll(forbidden)) {
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    source.report('control-character', match.index, { code: `U+${code}` });
    if (source.stopped) return;
  }
}
