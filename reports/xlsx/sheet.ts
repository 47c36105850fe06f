/** A cell: a text or a number, never a formula; null is empty. */
export type Cell = string | number | null;

/** One sheet: a table with its titles in the first row. */
export interface Sheet {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  /** Its rows are of one kind: they can be filtered. */
  readonly filtered: boolean;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** Cells that have a choice of their own. */
  readonly choices?: readonly CellChoice[];
}

/** What may be chosen in one cell. */
export interface CellChoice {
  /** Counted from 0, below the titles. */
  readonly row: number;
  /** Counted from 0. */
  readonly column: number;
  readonly choice: SheetChoice;
}

export interface SheetColumn {
  readonly title: string;
  /** What may be chosen in it; absent: anything may be written. */
  readonly choice?: SheetChoice;
  /** In characters; absent: by what stands in it. */
  readonly width?: number;
  /** What people type into it stays as typed: `1.10` is no number. */
  readonly asTyped?: boolean;
}

export interface SheetChoice {
  /** Without commas and quotation marks; 255 characters together at most. */
  readonly words: readonly string[];
  /** Said to who writes something else. */
  readonly refusal: string;
}
