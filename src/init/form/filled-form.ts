/** What a customer wrote, each with the place where it stands. */
export interface FilledForm {
  readonly environments: readonly FilledEnvironment[];
  readonly document: readonly FilledField[];
  /** IANA name; null: none was written. */
  readonly timeZone: { readonly name: string; readonly place: string } | null;
}

export interface FilledEnvironment {
  readonly name: string;
  readonly place: string;
  readonly title: FilledWord | null;
  readonly gate: FilledFlag | null;
  readonly protected: FilledFlag | null;
  readonly window: FilledWord | null;
  readonly values: readonly FilledValue[];
  readonly machines: readonly FilledMachine[];
}

export interface FilledWord {
  readonly word: string;
  readonly place: string;
}

export interface FilledFlag {
  readonly flag: boolean;
  readonly place: string;
}

/** A value of a parameter. */
export interface FilledValue {
  readonly parameter: string;
  readonly place: string;
  /** What it is, one line; empty: nobody said. */
  readonly about: string;
  readonly value: WrittenValue;
}

/** Scalars stand as YAML: `5432`, `'1.10'`. */
export type WrittenValue =
  | { readonly kind: 'one'; readonly yaml: string }
  | { readonly kind: 'list'; readonly yaml: readonly string[] }
  | { readonly kind: 'map'; readonly yaml: readonly (readonly [key: string, yaml: string])[] };

export interface FilledMachine {
  readonly key: string;
  readonly place: string;
  readonly hostname: FilledWord | null;
  readonly address: FilledWord | null;
  readonly zone: FilledWord | null;
}

export interface FilledField {
  readonly field: string;
  readonly value: string;
  readonly place: string;
}
