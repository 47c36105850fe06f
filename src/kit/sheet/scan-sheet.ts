import { impliesIn } from './reader/implies.mjs';
import { scan } from './reader/scan.mjs';
import type { SheetScan } from './sheet-scan.ts';
import { styleRules, type Styles } from './style-rules.ts';

/** Characters of a sheet that are read; the time rises with them, some tenths of a second for a megabyte. */
export const mostCharacters = 32_000_000;

/**
 * Tells what a style sheet asks of an engine: each key of the data that it uses, the first place, what is lost without
 * it, and whether something stands in. Never throws for what a sheet holds; of one with more than 32 million characters
 * the rest is not read. What stands in custom properties and beside `var()` counts as used where it is written.
 *
 * @param text decoded, with or without a byte order mark
 * @param styles `reference.browsers.styles`
 */
export function scanSheet(text: string, styles: Styles): SheetScan {
  return scanText(text, styles, 'rules');
}

/** The same for declarations, as in the attribute `style`. */
export function scanDeclarations(text: string, styles: Styles): SheetScan {
  return scanText(text, styles, 'style');
}

const rulesOf = new WeakMap<Styles, ReturnType<typeof styleRules>>();

function scanText(text: string, styles: Styles, kind: 'rules' | 'style'): SheetScan {
  const rules = rulesOf.get(styles) ?? styleRules(styles);
  rulesOf.set(styles, rules);
  const isTooLarge = text.length > mostCharacters;
  const uses = scan(rules, isTooLarge ? text.slice(0, mostCharacters) : text, kind, impliesIn(styles));
  return { uses, stop: isTooLarge ? 'too-large' : null };
}
