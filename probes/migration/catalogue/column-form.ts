/** What a column can hold, whatever the product calls it. */
export type Form =
  | { readonly kind: 'integer'; readonly min: bigint; readonly max: bigint; readonly mayBeBoolean: boolean }
  /** Digits before and after the point; null: without limit. */
  | { readonly kind: 'decimal'; readonly whole: number | null; readonly scale: number | null }
  /** Digits that are sure. */
  | { readonly kind: 'float'; readonly digits: number }
  /** Null: without a limit that data meets. Where only bytes are limited, characters are null. */
  | {
      readonly kind: 'text';
      readonly characters: number | null;
      readonly bytes: number | null;
      readonly charset: string | null;
    }
  | { readonly kind: 'bytes'; readonly bytes: number | null }
  | { readonly kind: 'date' }
  /** `fraction`: digits of a second; `long`: also more than a day, or less than none. */
  | { readonly kind: 'time'; readonly fraction: number; readonly long: boolean }
  /** `zoned`: a moment, not a reading of a clock; `short`: 1970 to 2038 only. */
  | { readonly kind: 'timestamp'; readonly fraction: number; readonly zoned: boolean; readonly short: boolean }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'uuid' }
  | { readonly kind: 'json' }
  | { readonly kind: 'enum'; readonly labels: readonly string[] }
  | { readonly kind: 'other' };

/** A column of one side. */
export interface Column {
  readonly name: string;
  /** As the product writes it: `character varying(20)`, `int(10) unsigned`. */
  readonly type: string;
  readonly form: Form;
  readonly nullable: boolean;
  /** Whether a row may be written without a value for it: a default, a counter, computed. */
  readonly fillsItself: boolean;
  /** Counts by itself: identity, sequence, AUTO_INCREMENT. */
  readonly automatic: boolean;
  /** Begins as the date zero. */
  readonly zeroDate: boolean;
}

/** A table of one side. */
export interface TableShape {
  readonly name: string;
  readonly key: readonly string[];
  /** Rows, by the statistics of the product; null: it says nothing, or 0, which it also says before it looked. */
  readonly estimate: number | null;
  readonly bytes: number | null;
  readonly columns: ReadonlyMap<string, Column>;
}

/** Whole numbers of so many bits. */
export function integer(bits: number, unsigned = false, mayBeBoolean = false): Form {
  const half = 2n ** BigInt(bits - 1);
  return unsigned
    ? { kind: 'integer', min: 0n, max: half * 2n - 1n, mayBeBoolean }
    : { kind: 'integer', min: -half, max: half - 1n, mayBeBoolean };
}
