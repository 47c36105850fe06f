import { isOddSpace } from './full-width.ts';
import type { Source } from './source.ts';

/** The white space before the first written character of a line. */
export interface Lead {
  /** Offset of the first written character, or of the line end. */
  readonly start: number;
  /** How many columns it takes, a tab counted as one step of this file's indentation. */
  readonly width: number;
  /** Offset of the first tab, or -1. */
  readonly tab: number;
  /** Offset of the first space that is none to YAML, or -1. */
  readonly odd: number;
}

/** Measures the indentation of the line that starts at an offset. */
export function readLead(text: string, lineStart: number, tabWidth: number): Lead {
  let at = lineStart;
  while (text[at] === ' ') at += 1;
  let width = at - lineStart;
  let tab = -1;
  let odd = -1;
  for (let next = text[at]; next === ' ' || next === '\t' || isOddSpace(next); next = text[at]) {
    if (next === '\t' && tab === -1) tab = at;
    if (isOddSpace(next) && odd === -1) odd = at;
    width = next === '\t' ? (Math.floor(width / tabWidth) + 1) * tabWidth : width + (next === '\u3000' ? 2 : 1);
    at += 1;
  }
  return { start: at, width, tab, odd };
}

/** The step of the file's indentation in columns, from its lines that begin with spaces: what a tab was meant as. */
export function indentationStep(text: string): number {
  let least = 8;
  for (const match of text.matchAll(/^ {1,8}(?=[^\s#])/gmu)) {
    least = Math.min(least, match[0].length);
    if (least <= 2) return 2;
  }
  return least === 8 ? 2 : least;
}

/** Counts wrong indentation and reports it once: the cause is the editor, not each line. */
export interface IndentationWatch {
  note(lead: Lead): void;
  report(source: Source): void;
}

/** Starts counting. */
export function watchIndentation(): IndentationWatch {
  const tabs = { first: -1, lines: 0 };
  const odd = { first: -1, lines: 0 };
  const count = (tally: { first: number; lines: number }, offset: number): void => {
    if (offset === -1) return;
    if (tally.first === -1) tally.first = offset;
    tally.lines += 1;
  };
  return {
    note: (lead) => {
      count(tabs, lead.tab);
      count(odd, lead.odd);
    },
    report: (source) => {
      if (tabs.first !== -1) source.report('tab-indent', tabs.first, { lines: tabs.lines });
      if (odd.first !== -1) source.report('fullwidth-indent', odd.first, { lines: odd.lines });
    },
  };
}
