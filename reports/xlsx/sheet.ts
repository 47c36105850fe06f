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
}

export interface SheetColumn {
  readonly title: string;
  /** What may be chosen in it; absent: anything may be written. */
  readonly choice?: SheetChoice;
}

export interface SheetChoice {
  /** Without commas and quotation marks; 255 characters together at most. */
  readonly words: readonly string[];
  /** Said to who writes something else. */
  readonly refusal: string;
}
