import { readFileSync } from 'node:fs';
import { missingStyles, type Styles } from './style-rules.ts';

/** The reader, and what puts it into pages; what a module needs stands before it. */
const modules = [
  ...['rules', 'tokens', 'walk', 'edits', 'block-kinds', 'value-keys', 'selector-keys', 'condition-keys', 'filter'],
  ...['page-answers', 'page-replace', 'page-declarations', 'page-sheets', 'page'],
];

/**
 * Text of a script that makes a current Chromium answer about styles as Chromium of `version` does. To be run before
 * every script of a page, in each of its frames; in a worker it does nothing. It stands before `CSS.supports`,
 * `insertRule`, `replace` and `replaceSync`, `matchMedia`, selectors that scripts ask for (`querySelector`, `matches`,
 * `closest`), `style` elements and attributes, `element.style` and `getComputedStyle`. What comes over the network
 * (files, documents) is filtered where it passes: see filterSheet. Not answered: `@import` and `link` of `data:` and `blob:`,
 * `selectorText`, animations (`element.animate`), typed values (`attributeStyleMap`).
 *
 * @param styles `reference.browsers.styles`
 * @param version of Chromium
 */
export function supportsText(styles: Styles, version: number): string {
  const rules = JSON.stringify(missingStyles(styles, version)).replaceAll(/[<\u2028\u2029]/g, escaped);
  // Two runs of one page filter what is filtered already.
  return `(() => {\n'use strict';\n${readerText()}standIn(self, ${rules});\n})();`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

let reader: string | undefined;

function readerText(): string {
  reader ??= modules.map((name) => plainText(new URL(`./reader/${name}.mjs`, import.meta.url))).join('');
  return reader;
}

/** A module without its imports, exports and comments: they all stand in one function. */
function plainText(url: URL): string {
  const text = readFileSync(url, 'utf8');
  return text
    .replaceAll(/^import [^;]*;\n/gm, '')
    .replaceAll(/^export /gm, '')
    .replaceAll(/^ *\/\*[\s\S]*?\*\/\n/gm, '')
    .replaceAll(/^ *\/\/.*\n/gm, '');
}
