import { threadStops } from '../threads/thread-stops.ts';

/**
 * What is lost where an engine does not know what is used, the least first. `alternative`: one of a forgiving list of
 * selectors (`:is()`, `:where()`); `declaration`: one declaration; `definition`: what an at-rule says of something that
 * is used elsewhere (`@property`, `@counter-style`, `@layer a, b;`); `condition`: what is within a media query for
 * something that it does not know (`prefers-contrast`): there it never holds; `rule`: a style rule with all in it;
 * `block`: an at-rule with all the rules in it.
 */
export const styleLosses = ['alternative', 'declaration', 'definition', 'condition', 'rule', 'block'] as const;
export type StyleLoss = (typeof styleLosses)[number];

/** Something that a style sheet uses and that browsers of the last years lacked. */
export interface StyleUse {
  /** Key of `reference.browsers.styles`: of MDN’s data without `css.`, or one of ours: `properties.gap`, `selectors.has`. */
  readonly key: string;
  /** The largest loss of the uses that are not guarded; of all where each is. */
  readonly loss: StyleLoss;
  /**
   * Whether each use stands where an engine without it has something else: in an `@supports` that asks for it or for
   * something that came no earlier, or behind a declaration of the same property in the same block that does without.
   */
  readonly guarded: boolean;
  /** How often. */
  readonly count: number;
  /** Of the first use, of the first unguarded one where there is one, 1 for the first line. */
  readonly line: number;
  /** The same for the column, in UTF-16 units. */
  readonly column: number;
}

/** Why a sheet was not read to its end; of one that was too large what stands before was. */
export const sheetStops = ['too-large', ...threadStops] as const;
export type SheetStop = (typeof sheetStops)[number];

/** What a style sheet asks of an engine. */
export interface SheetScan {
  /** Each key once, in the order of first use. */
  readonly uses: readonly StyleUse[];
  /** Null: all of it was read. */
  readonly stop: SheetStop | null;
}
