import { filter } from './reader/filter.mjs';
import { missingStyles, type Styles } from './style-rules.ts';

/**
 * A style sheet as a version of Chromium reads it: what it drops is blanked, so that a browser of today drops it too.
 * Its length and its lines stay, so that places in it still hold. Never throws for what a sheet holds; the time rises
 * with its length, some tenths of a second for a megabyte.
 *
 * Declarations, rules and at-rules that it does not know go. A test of `@supports` for something that it lacks becomes
 * one that never holds, a media query with a feature that it lacks becomes `not all`, and an alternative of `:is()` or
 * `:where()` one that nothing matches. A function or unit that it lacks beside `var()`, or in a custom property, becomes
 * one that nobody knows: the value is then invalid when it is computed, as it is there.
 *
 * @param styles `reference.browsers.styles`
 * @param version of Chromium
 */
export function filterSheet(text: string, styles: Styles, version: number): string {
  return filter(missingStyles(styles, version), text, 'rules');
}

/** The same for declarations, as in the attribute `style`. */
export function filterDeclarations(text: string, styles: Styles, version: number): string {
  return filter(missingStyles(styles, version), text, 'style');
}
