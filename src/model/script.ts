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

/** What a script asks of an engine before any of it runs. */
export interface ScriptScan {
  /** Each feature once, in the order of first use. Empty where the script has an error. */
  readonly uses: readonly SyntaxUse[];
  /** Why today’s language does not have it; null: it does. */
  readonly error: { readonly message: string; readonly line: number; readonly column: number } | null;
}
