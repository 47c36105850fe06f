import { visibleLines } from '../../src/model/visible.ts';

/** Excel takes no more characters in a cell. */
const longest = 32_767;

/**
 * A text as a cell keeps it: harmless, not too long, and without `_x0041_`, which every reader of the format takes for
 * the character of that number (ECMA-376 part 1, 22.9.2.19), so that its first underscore is written that way itself.
 */
export function cellText(text: string): string {
  const shown = visibleLines(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return shown.length <= longest ? shown : `${shown.slice(0, longest - 1)}…`;
}
