/**
 * A paper: what is written as Markdown, HTML or Word, in one language already. Texts are raw: each writer escapes them
 * and writes out acting characters. A line feed in a text is a new line.
 */
export interface PaperDocument {
  /** BCP 47: decides fonts and the `lang` of the file. */
  readonly language: 'en' | 'zh-CN';
  readonly title: string;
  readonly subtitle: string | null;
  /** Labelled lines of the cover: customer, system, date ... */
  readonly cover: readonly CoverLine[];
  readonly blocks: readonly Block[];
}

export interface CoverLine {
  readonly label: string;
  readonly value: string;
}

/** One part of a paper, in reading order. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly content: Inline }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Inline[] }
  | { readonly kind: 'table'; readonly table: Table }
  /** Labelled lines below each other, without a table's frame. */
  | { readonly kind: 'fields'; readonly fields: readonly LabelledText[] }
  /** Word for word, in a typewriter face: SQL, commands. */
  | { readonly kind: 'code'; readonly text: string }
  /** Lines to sign on. */
  | { readonly kind: 'signatures'; readonly lines: readonly SignatureLine[] }
  | { readonly kind: 'page-break' };

export interface LabelledText {
  readonly label: string;
  readonly text: Inline;
}

export interface Table {
  readonly columns: readonly {
    readonly title: string;
    /** Share of the width; all shares together are the whole. */
    readonly share: number;
  }[];
  readonly rows: readonly (readonly Inline[])[];
}

/** Signed by whom: `name` where it is known already. */
export interface SignatureLine {
  readonly role: string;
  readonly name: string | null;
}

/** Running text: pieces one after the other. */
export type Inline = readonly Piece[];

export interface Piece {
  readonly text: string;
  /** `good`, `bad`, `open`: the colour of an outcome; never the only sign of it. */
  readonly style?: 'strong' | 'code' | 'muted' | 'good' | 'bad' | 'open';
}

/** Running text of one plain piece. */
export function plain(text: string): Inline {
  return [{ text }];
}
