import { inPage } from './in-page.ts';
import { removals, type Features, type Interfaces } from './removals.ts';

/**
 * Text of a script that makes a current Chromium lack what Chromium of `version` lacks. To be run before every script of
 * a page, in each of its frames and workers; it leaves nothing behind, may run twice, and never throws. Its value is the
 * list of keys that could not be taken away. What an old engine does otherwise (behaviour, syntax, style) is not its
 * matter; of syntax it knows the flags and patterns that `RegExp()` gets.
 *
 * @param interfaces since when engines have what scripts find (ReferenceData.browsers.interfaces)
 * @param version major version of Chromium
 * @param options features of the language (ReferenceData.browsers.features), for patterns of regular expressions
 */
export function disguise(
  interfaces: Interfaces,
  version: number,
  options: { readonly features?: Features } = {},
): string {
  const lacking = literal(removals(interfaces, version, options.features));
  // Where globalThis is among what was taken away, a second run finds the other names.
  const realm = "typeof globalThis === 'object' ? globalThis : typeof self === 'object' ? self : this";
  return `(${inPage})(${realm}, ${lacking});`;
}

/** JSON that neither ends a line of a script nor an inline script of a document. */
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[<\u2028\u2029]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
