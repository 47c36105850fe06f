import { expect, it } from 'vitest';
import { filterDeclarations, filterSheet } from '../../../src/kit/sheet/filter-sheet.ts';
import { browserStyles } from '../../../src/reference/browser-styles.ts';

/** What is left for a version, with blanks run together. */
function left(text: string, version: number): string {
  const filtered = filterSheet(text, browserStyles, version);
  expect(filtered).toHaveLength(text.length);
  expect(filtered.split('\n')).toHaveLength(text.split('\n').length);
  return filtered.replaceAll(/\s+/g, ' ').trim();
}

it('leaves alone what the version knows', () => {
  const text = 'a:hover > b { color: red; *zoom: 1 }\n@media (min-width: 1px) { c { display: grid } }';
  expect(filterSheet(text, browserStyles, 120)).toBe(text.replace('*zoom: 1 ', '*zoom: 1 '));
});

it.each([
  ['a property', 'a { inset: 0; color: red }', 86, 'a { ; color: red }', 87],
  ['a value', 'a { display: block; overflow: clip }', 89, 'a { display: block; }', 90],
  ['a function', 'a { width: 5px; width: min(1px, 2px) }', 78, 'a { width: 5px; }', 79],
  ['a unit, within a calculation too', 'a { height: 5px; height: calc(1px + 10dvh) }', 107, 'a { height: 5px; }', 108],
  ['a constant', 'a { width: calc(1px * pi) }', 108, 'a { }', 109],
  ['a word for all properties', 'a { color: revert-layer }', 98, 'a { }', 99],
  ['a percentage where there were numbers', 'a { opacity: 50% }', 77, 'a { }', 78],
  ['a color of another', 'a { color: rgb(from red r g b) }', 118, 'a { }', 119],
  ['a space of a gradient', 'a { background: linear-gradient(in oklch, red, blue) }', 110, 'a { }', 111],
  ['a selector', 'a:focus-visible, b { color: red } c { color: red }', 85, 'c { color: red }', 86],
  ['an element', 'a::file-selector-button { color: red }', 88, '', 89],
  ['a list in :not()', 'a:not(.b, .c) { color: red }', 87, '', 88],
  ['two conditions in :not()', 'a:not(.b.c) { color: red }', 87, '', 88],
  [':nth-child() of something', 'a:nth-child(2n of .b) { color: red }', 110, '', 111],
  ['one of a forgiving list', 'a:is(:has(b), .c) { color: red }', 104, 'a:is(:-x , .c) { color: red }', 105],
  ['a layer with all in it', '@layer a { b { color: red } } c { color: red }', 98, 'c { color: red }', 99],
  ['the order of layers', '@layer a, b; c { color: red }', 98, 'c { color: red }', 99],
  ['a container', '@container (width > 1px) { b { color: red } }', 104, '', 105],
  ['an import into a layer', '@import "a.css" layer(b); c { color: red }', 98, 'c { color: red }', 99],
  ['a descriptor', '@font-face { size-adjust: 90%; font-family: x }', 91, '@font-face { ; font-family: x }', 92],
])('drops %s', (_, text, without, rest, having) => {
  expect(left(text, without)).toBe(rest);
  expect(filterSheet(text, browserStyles, having)).toBe(text);
});

it('reads on to the next semicolon behind a nested rule, as engines did before there were any', () => {
  const text = 'a { color: red; &:hover { color: blue } margin: 0; padding: 0 }';
  expect(left(text, 111)).toBe('a { color: red; ; padding: 0 }');
  expect(filterSheet(text, browserStyles, 120)).toBe(text);
});

it('drops at-rules in a style rule alone', () => {
  expect(left('a { @media (hover) { color: red } margin: 0 }', 111)).toBe('a { margin: 0 }');
});

it('answers conditions as the version does', () => {
  expect(left('@supports (inset: 0) { a { b: c } }', 86)).toBe('@supports (x:y) { a { b: c } }');
  expect(left('@supports not (inset: 0) { a { b: c } }', 86)).toBe('@supports not (x:y) { a { b: c } }');
  expect(left('@supports selector(:has(a)) { a { b: c } }', 104)).toBe('@supports (x:y) { a { b: c } }');
  expect(left('@supports (display: grid) and (gap: 0) { a { b: c } }', 86)).toContain('(display: grid) and (gap: 0)');
});

it('takes a media query for one that never holds', () => {
  expect(left('@media (prefers-contrast: more), print { a { b: c } }', 95)).toBe(
    '@media not all , print { a { b: c } }',
  );
  expect(left('@media (width >= 600px) { a { b: c } }', 103)).toBe('@media not all { a { b: c } }');
  expect(left('@media (hover) or (grid) { a { b: c } }', 103)).toBe('@media not all { a { b: c } }');
});

it('makes invalid when it is computed what the version finds out only then', () => {
  expect(left('a { color: oklch(var(--l) 1 2) }', 110)).toBe('a { color: zzzzz(var(--l) 1 2) }');
  expect(left('a { --h: 10dvh; --c: lab(1 2 3) }', 107)).toBe('a { --h: 10zzz; --c: zzz(1 2 3) }');
});

it('filters the declarations of an attribute', () => {
  expect(filterDeclarations('color: red; inset: 0', browserStyles, 80)).toBe('color: red;         ');
});

it.each([
  'a {',
  'a { color',
  '@media (',
  'a { b: "c',
  '}}} a { b: c }',
  '<!-- a { b: c } -->',
  '/* a',
  'a { b: url(x',
  '\\',
])('leaves %j as it is', (text) => {
  expect(filterSheet(text, browserStyles, 70)).toBe(text);
});

it('takes words that JavaScript’s objects have for words', () => {
  const text = 'constructor:constructor { constructor: constructor(1constructor); toString: __proto__ } @constructor;';
  expect(filterSheet(text, browserStyles, 70)).toBe(text);
});

it('reads large and deep sheets in one pass', () => {
  const deep = '@media print {'.repeat(100_000);
  expect(filterSheet(deep, browserStyles, 70)).toBe(deep);
  const brackets = `a { width: ${'('.repeat(200_000)}`;
  expect(filterSheet(brackets, browserStyles, 70)).toBe(brackets);
  const open = 'a:not(:is('.repeat(50_000);
  expect(filterSheet(open, browserStyles, 70)).toBe(open);
  const bare = `a { ${'.b;'.repeat(200_000)}`;
  expect(filterSheet(bare, browserStyles, 70)).toBe(bare);
  const many = 'a { inset: 0 }\n'.repeat(100_000);
  expect(filterSheet(many, browserStyles, 70)).toBe('a {          }\n'.repeat(100_000));
});
