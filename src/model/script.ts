import type { Confidence } from './reference.ts';

/** How the text of a script is read: as a classic script, or as a module. */
export type ScriptGoal = 'script' | 'module';

/** A feature of the language that a script uses. */
export interface SyntaxUse {
  /** Key of MDN’s compatibility data without `javascript.`, or one of our supplement: `operators.optional_chaining`. */
  readonly feature: string;
  /** How often. */
  readonly count: number;
  /** Of the first use, 1 for the first line. */
  readonly line: number;
  /** Of the first use, 1 for the first column, in UTF-16 units. */
  readonly column: number;
}

/** Something that a script looks for in the engine when it runs: an object, a function, a property. */
export interface InterfaceUse {
  /**
   * Key of MDN’s compatibility data without `api.` or `javascript.builtins.` and without `_static`:
   * `Crypto.randomUUID`, `Array.at`, `structuredClone`.
   */
  readonly key: string;
  /**
   * How sure it is that it is this one. `certain`: by a way from a global name that the script does not declare;
   * `likely`: a member of something unknown, whose name no other object has; `guess`: others have the name too.
   */
  readonly sure: Confidence;
  /** Whether each use stands where the script asks first whether it is there, or is ready for its absence. */
  readonly guarded: boolean;
  /** Whether each use that is not guarded stands where the script asks first whether the page came by https; absent: no. */
  readonly whenSecure?: boolean;
  /** How often. */
  readonly count: number;
  /** Of the first use, of the first unguarded one where there is one, 1 for the first line. */
  readonly line: number;
  /** The same for the column, in UTF-16 units. */
  readonly column: number;
}

/** What a script asks of an engine. */
export interface ScriptScan {
  /** What it asks before any of it runs. Each feature once, in the order of first use. Empty where it has an error. */
  readonly uses: readonly SyntaxUse[];
  /** What it looks for when it runs, of the names that were asked about. Each once, in the order of first use. */
  readonly interfaces: readonly InterfaceUse[];
  /** Why today’s language does not have it; null: it does. */
  readonly error: { readonly message: string; readonly line: number; readonly column: number } | null;
}
