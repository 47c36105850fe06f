import { clip, quote, toHalfWidth } from './full-width.ts';
import { isSpaceOrEnd } from './white-space.ts';

/** An unquoted text whose first character means something else to YAML. */
export interface SpecialStart {
  readonly code: 'anchor' | 'alias' | 'tag' | 'unquoted-range' | 'needs-quotes';
  readonly params: Readonly<Record<string, string>>;
  /** How many characters to leave out for what was meant: an anchor or a tag with the spaces behind it. */
  readonly skip: number;
}

const ANCHOR = /^&[\w-]+(?:[ \t]+|$)/u;
const ALIAS = /^\*[\w-]+[ \t]*$/u;
const TAG = /^!(?:!?[\w:./-]+|<[^> \t]{0,200}>)(?:[ \t]+|$)/u;
const RANGE = /^[>|]=?\s*[\d.$]/u;

/** Indicators that no unquoted text may begin with (YAML 1.2.2 section 5.3). */
export function specialStart(text: string): SpecialStart | null {
  const first = text[0] ?? '';
  if (!'&*!@%`>|?-,]}#'.includes(first) || first === '') return null;
  if ((first === '?' || first === '-') && !isSpaceOrEnd(text[1])) return null;
  const found = clip(text);
  const instead = clip(quote(toHalfWidth(text.slice(0, 2)) + text.slice(2)));
  const anchor = ANCHOR.exec(text);
  if (anchor !== null) return { code: 'anchor', params: { found: anchor[0].trim() }, skip: anchor[0].length };
  if (ALIAS.test(text)) return { code: 'alias', params: { found, instead }, skip: 0 };
  const tag = TAG.exec(text);
  if (tag !== null && (tag[0].startsWith('!!') || tag[0].length < text.length)) {
    return { code: 'tag', params: { found: clip(tag[0].trim()), instead }, skip: tag[0].length };
  }
  return { code: RANGE.test(text) ? 'unquoted-range' : 'needs-quotes', params: { found, first, instead }, skip: 0 };
}
