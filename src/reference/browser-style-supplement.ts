import type { Since } from '../model/reference.ts';

/**
 * What MDN’s data on style sheets has no key for (`supplement.*`), or says otherwise than builds of Chromium do. Source:
 * measured with `CSS.supports` in the builds of scripts/old-chromium.mjs and Debian’s Chromium 156, 2026-11-23, each of
 * 630 properties with each word that MDN’s data and grammars have; where the version lies between two builds, the
 * later. Of engines that were not asked nothing is said but that they have it.
 */
export const styleSupplement: { readonly [key: string]: Partial<Since> } = {
  // On Linux and Windows; MDN’s data has it from 55 on, in part.
  'properties.hyphens.auto': { chromium: 88 },
  'properties.line-break.anywhere': { chromium: 80 },
  'properties.font-size.xxx-large': { chromium: 78 },
  'properties.scroll-snap-stop': { chromium: 70 },
  'properties.speak': { chromium: 70 },
  'properties.offset-path.none': { chromium: 70 },
  // MDN’s data has the versions from which on they act in flexible boxes; they were taken before.
  ...forEach(
    [...['align-content', 'align-items', 'align-self'], ...['justify-content', 'justify-items', 'justify-self']],
    (property) => `properties.${property}.safe`,
    57,
  ),
  ...forEach(
    [...['align-content', 'align-items', 'align-self'], ...['justify-content', 'justify-items', 'justify-self']],
    (property) => `properties.${property}.unsafe`,
    57,
  ),
  ...forEach(['start', 'end'], (word) => `properties.align-content.${word}`, 57),
  ...forEach(['start', 'end', 'self-start', 'self-end'], (word) => `properties.align-items.${word}`, 57),
  ...forEach(['start', 'end', 'self-start', 'self-end'], (word) => `properties.align-self.${word}`, 57),
  ...forEach(['start', 'end', 'left', 'right'], (word) => `properties.justify-content.${word}`, 57),
  ...forEach(['start', 'end', 'self-start', 'self-end'], (word) => `properties.justify-items.${word}`, 57),
  ...forEach(['start', 'end', 'self-start', 'self-end'], (word) => `properties.justify-self.${word}`, 57),
  ...forEach(['start', 'end'], (word) => `properties.place-content.${word}`, 59),
  ...forEach(['start', 'end', 'self-start', 'self-end'], (word) => `properties.place-items.${word}`, 59),
  ...forEach(['start', 'end', 'self-start', 'self-end'], (word) => `properties.place-self.${word}`, 59),
  ...forEach(['', '-bottom', '-left', '-right', '-top'], (side) => `properties.scroll-padding${side}.auto`, 80),
  ...forEach(['', '-start', '-end'], (side) => `properties.scroll-padding-block${side}.auto`, 80),
  ...forEach(['', '-start', '-end'], (side) => `properties.scroll-padding-inline${side}.auto`, 80),

  // `-webkit-background-clip` took it long before.
  'properties.background-clip.text': { chromium: 120 },
  // Before, `mask` took a reference and nothing else.
  'supplement.properties.mask.shorthand': { chromium: 120 },
  'supplement.properties.-webkit-mask.shorthand': { chromium: 120 },
  'supplement.types.color.none': { chromium: 109 },
  'supplement.types.transform-function.scale.percentages': { chromium: 88 },
  'supplement.properties.contain-intrinsic-size.auto': { chromium: 103 },
  'supplement.properties.list-style.string': { chromium: 79 },
  'supplement.properties.word-wrap.anywhere': { chromium: 80 },
  'supplement.properties.display.flow': { chromium: 115 },
  'supplement.properties.fill.context-fill': { chromium: 124 },
  'supplement.properties.fill.context-stroke': { chromium: 124 },
  'supplement.properties.stroke.context-fill': { chromium: 124 },
  'supplement.properties.stroke.context-stroke': { chromium: 124 },
  'supplement.properties.white-space.two_words': { chromium: 114 },
  'supplement.properties.text-wrap.two_words': { chromium: 130 },
  ...forEach(['fill', 'flood', 'stop', 'stroke'], (of) => `supplement.properties.${of}-opacity.<percentage>`, 78),

  ...forEach(
    ['activetext', 'canvas', 'canvastext', 'field', 'fieldtext'],
    (name) => `supplement.types.color.system-color.${name}`,
    80,
  ),
  ...forEach(['linktext', 'visitedtext'], (name) => `supplement.types.color.system-color.${name}`, 78),
  ...forEach(['selecteditem', 'selecteditemtext'], (name) => `supplement.types.color.system-color.${name}`, 103),

  // Rules within rules that begin with a name (`a { b { } }`); MDN’s data counts that to nesting, in part.
  'supplement.selectors.nesting.name': { chromium: 120, firefox: 117, safari: 17.2 },
};

function forEach(
  words: readonly string[],
  key: (word: string) => string,
  chromium: number,
): Readonly<Record<string, Partial<Since>>> {
  return Object.fromEntries(words.map((word) => [key(word), { chromium }]));
}
