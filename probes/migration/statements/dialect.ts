import type { Kind } from '../schema.ts';

/** How statements are written for one family of products. Every text is pure in what it is given. */
export interface Dialect {
  /** A name in quotation marks. */
  readonly quote: (name: string) => string;
  /** A table of the schema that moves. */
  readonly table: (schema: string, name: string) => string;
  /** First and second value that travel beside a text, one as a whole number and one as a number of rows. */
  readonly from: string;
  readonly most: string;
  /** What one scan tells of a column, each under its name. `column` is quoted. */
  readonly boundaries: (column: string, kind: Kind) => Readonly<Partial<Record<BoundaryName, string>>>;
  /** A column as texts that both sides can be brought to one form of. `column` is quoted. */
  readonly values: (column: string, kind: Kind) => readonly string[];
  /** Length in characters and bytes beside the value, for a rehearsal. */
  readonly lengths: (column: string, kind: Kind) => readonly string[];
}

/** What one scan tells of a column. */
export const boundaryNames = ['nulls', 'min', 'max', 'sum', 'longest', 'longestBytes', 'trues', 'zeroDates'] as const;
export type BoundaryName = (typeof boundaryNames)[number];
