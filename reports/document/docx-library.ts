/** What of the `docx` package is used here, in types of our own: the package's own do not resolve under Node's rules. */
export interface DocxLibrary {
  readonly Document: new (options: { readonly [name: string]: unknown }) => WordFile;
  readonly Packer: {
    toArrayBuffer(file: WordFile, prettify: false, overrides: readonly WordOverride[]): Promise<ArrayBuffer>;
  };
  readonly Footer: new (options: { readonly children: readonly WordPart[] }) => object;
  readonly Paragraph: new (options: ParagraphOptions) => WordPart;
  readonly TextRun: new (options: RunOptions) => WordRun;
  readonly PageBreak: new () => WordRun;
  readonly Table: new (options: TableOptions) => WordPart;
  readonly TableRow: new (options: RowOptions) => WordRow;
  readonly TableCell: new (options: CellOptions) => WordCell;
  readonly TableBorders: { readonly NONE: object };
  readonly PageNumber: { readonly CURRENT: string; readonly TOTAL_PAGES: string };
}

/** A part of the file that is written here. */
export interface WordOverride {
  readonly path: string;
  readonly data: string;
}

/** A whole Word file, not yet packed. */
export interface WordFile {
  readonly kind?: 'file';
}

/** A paragraph or a table. */
export interface WordPart {
  readonly kind?: 'part';
}

/** Text of one look within a paragraph. */
export interface WordRun {
  readonly kind?: 'run';
}

/** A row of a table. */
export interface WordRow {
  readonly kind?: 'row';
}

/** A cell of a row. */
export interface WordCell {
  readonly kind?: 'cell';
}

/** Fonts by script. */
export interface WordFont {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly cs: string;
  readonly eastAsia: string;
}

/** How text looks. `size` in half points, `color` as RRGGBB. */
export interface RunLook {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly font?: WordFont;
  readonly noProof?: boolean;
  readonly language?: { readonly value: string; readonly eastAsia: string };
}

interface RunOptions extends RunLook {
  readonly text?: string;
  readonly children?: readonly string[];
  /** Line breaks before the text. */
  readonly break?: number;
}

/** How a paragraph stands. Lengths in twentieths of a point. */
export interface ParagraphLook {
  readonly alignment?: 'center' | 'left';
  readonly spacing?: { readonly before?: number; readonly after?: number; readonly line?: number };
  readonly indent?: { readonly left: number; readonly hanging?: number };
  readonly keepNext?: boolean;
}

interface ParagraphOptions extends ParagraphLook {
  readonly heading?: 'Title' | 'Heading1' | 'Heading2' | 'Heading3';
  readonly style?: string;
  readonly numbering?: { readonly reference: string; readonly level: number; readonly instance: number };
  readonly children?: readonly WordRun[];
}

/** A width in twentieths of a point. */
interface WordWidth {
  readonly size: number;
  readonly type: 'dxa';
}

interface TableOptions {
  readonly rows: readonly WordRow[];
  readonly width: WordWidth;
  readonly columnWidths: readonly number[];
  readonly layout: 'fixed';
  readonly borders?: object;
}

interface RowOptions {
  readonly children: readonly WordCell[];
  /** Repeated on every page. */
  readonly tableHeader: boolean;
  readonly cantSplit: boolean;
}

interface CellOptions {
  readonly children: readonly WordPart[];
  readonly width: WordWidth;
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly shading?: { readonly type: 'clear'; readonly fill: string; readonly color: 'auto' };
}

/** Loads the library, which takes long: only when a Word file is written. */
export async function loadDocx(): Promise<DocxLibrary> {
  const library: unknown = await import('docx');
  return library as DocxLibrary; // its classes take these options, which the tests of the written files show
}
