import { expect, it } from 'vitest';
import { scanDeclarations, scanSheet } from '../../../src/kit/sheet/scan-sheet.ts';
import type { StyleUse } from '../../../src/kit/sheet/sheet-scan.ts';
import { browserStyles } from '../../../src/reference/browser-styles.ts';

const uses = (text: string): readonly StyleUse[] => scanSheet(text, browserStyles).uses;
const use = (text: string, key: string): StyleUse | undefined => uses(text).find((each) => each.key === key);

it('tells each key once, with the place of the first use and how often', () => {
  expect(uses('a { color: red }\nb { inset: 0 }\r\nc { inset: 1px }')).toEqual([
    { key: 'properties.inset', loss: 'declaration', guarded: false, count: 2, line: 2, column: 5 },
  ]);
});

it.each([
  ['a { height: 1dvh }', 'types.length.viewport_percentage_units_dynamic', 'declaration'],
  ['a { --height: 1dvh }', 'types.length.viewport_percentage_units_dynamic', 'declaration'],
  ['a { width: var(--a, min(1px, 2px)) }', 'types.min', 'declaration'],
  ['a:focus-visible { color: red }', 'selectors.focus-visible', 'rule'],
  ['a:is(:has(b), c) { color: red }', 'selectors.has', 'alternative'],
  ['a:is(b) { color: red }', 'selectors.is', 'rule'],
  ['a { & b { color: red } }', 'selectors.nesting', 'rule'],
  ['a { .b { color: red } }', 'selectors.nesting', 'rule'],
  ['a { b { color: red } }', 'supplement.selectors.nesting.name', 'rule'],
  ['a { @media print { color: red } }', 'selectors.nesting', 'block'],
  ['@layer a { b { color: red } }', 'at-rules.layer', 'block'],
  ['@media (width > 1px) { b { color: red } }', 'at-rules.media.range_syntax', 'block'],
  ['@media (prefers-contrast: more) { b { color: red } }', 'at-rules.media.prefers-contrast', 'condition'],
  ['@media (prefers-contrast: no-preference) { b { color: red } }', 'at-rules.media.prefers-contrast', 'block'],
  ['@media not all and (forced-colors: active) { b { color: red } }', 'at-rules.media.forced-colors', 'block'],
  ['@property --a { syntax: "*"; inherits: false }', 'at-rules.property', 'definition'],
  ['@starting-style { a { color: red } }', 'at-rules.starting-style', 'definition'],
  ['@layer a, b;', 'at-rules.layer', 'definition'],
  ['@container (width > 1px) { a { color: red } }', 'at-rules.container', 'block'],
  ['@scope (.a) { b { color: red } }', 'at-rules.scope', 'block'],
  ['a { &:hover { inset: 0 } }', 'properties.inset', 'declaration'],
  ['a:not(:has(b)) { color: red }', 'selectors.has', 'rule'],
  ['a:where(b, :is(c, :has(d))) { color: red }', 'selectors.has', 'alternative'],
  ['@import "a" layer(b);', 'at-rules.import.layer', 'block'],
  ['@font-face { size-adjust: 90% }', 'at-rules.font-face.size-adjust', 'declaration'],
])('says what is lost: %s', (text, key, loss) => {
  expect(use(text, key)).toMatchObject({ loss, guarded: false, count: 1 });
});

it('sees what stands in for it', () => {
  expect(use('a { height: 100vh; height: 100dvh }', 'types.length.viewport_percentage_units_dynamic')).toMatchObject({
    guarded: true,
  });
  expect(use('@supports (inset: 0) { a { inset: 0 } }', 'properties.inset')).toMatchObject({ guarded: true });
  expect(
    use('a { word-wrap: break-word; overflow-wrap: anywhere }', 'properties.overflow-wrap.anywhere'),
  ).toMatchObject({ guarded: true });
  expect(
    use('a { -webkit-mask: none; mask: linear-gradient(red, blue) }', 'supplement.properties.mask.shorthand'),
  ).toMatchObject({
    guarded: true,
  });
  // A selector with `:not()` is no condition that says not.
  expect(use('@supports selector(a:not(b, c)) { a:not(b, c) { d: e } }', 'selectors.not.selector_list')).toMatchObject({
    guarded: true,
  });
  // Whoever has `:has()` has `:is()`.
  expect(use('@supports selector(:has(a)) { b:is(c) { d: e } }', 'selectors.is')).toMatchObject({ guarded: true });
});

it.each([
  ['another property', 'a { min-height: 100vh; height: 100dvh }', 'types.length.viewport_percentage_units_dynamic'],
  ['another block', 'a { height: 1px } b { height: 100dvh }', 'types.length.viewport_percentage_units_dynamic'],
  ['what is no older', 'a { color: oklab(0 0 0); color: oklch(0 0 0) }', 'types.color.oklab'],
  ['a condition for something older', '@supports (display: grid) { a { inset: 0 } }', 'properties.inset'],
  ['a condition that says not', '@supports not (inset: 0) { a { inset: 0 } }', 'properties.inset'],
  ['one of two conditions', '@supports (inset: 0) or (color: red) { a { inset: 0 } }', 'properties.inset'],
  [
    'a value before one with var()',
    'a { height: 1px; height: calc(1dvh + var(--a)) }',
    'types.length.viewport_percentage_units_dynamic',
  ],
  ['the end of a condition', '@supports (inset: 0) { a { b: c } } a { inset: 0 }', 'properties.inset'],
])('does not take %s for it', (_, text, key) => {
  expect(use(text, key)).toMatchObject({ guarded: false });
});

it('shows the first use that nothing stands in for', () => {
  const text = 'a { color: red; color: lab(0 0 0) }\nb { color: lab(0 0 0) }\nc { color: red; color: lab(0 0 0) }';
  expect(use(text, 'types.color.lab')).toEqual({
    ...{ key: 'types.color.lab', loss: 'declaration', guarded: false },
    ...{ count: 3, line: 2, column: 12 },
  });
});

it('reads an attribute', () => {
  expect(scanDeclarations('color: red; inset: 0', browserStyles)).toEqual({
    uses: [{ key: 'properties.inset', loss: 'declaration', guarded: false, count: 1, line: 1, column: 13 }],
    stop: null,
  });
});

it('does not take comments, strings and addresses for styles', () => {
  expect(uses('/* a { inset: 0 } */ a { content: "inset: 0; :has(b)"; background: url(x:has(1dvh)) }')).toEqual([]);
  expect(uses('a[title=":has(b)"] { color: red }')).toEqual([]);
});

it('stops where a sheet is too large', () => {
  const text = `a { inset: 0 }${' '.repeat(32_000_000)}b { gap: 1dvh }`;
  const scan = scanSheet(text, browserStyles);
  expect(scan.stop).toBe('too-large');
  expect(scan.uses.map(({ key }) => key)).toEqual(['properties.inset']);
});

it('reads behind a byte order mark', () => {
  expect(uses('\uFEFF@layer a;')).toMatchObject([{ key: 'at-rules.layer', line: 1, column: 2 }]);
});

it('takes no longer for what is nested', () => {
  expect(uses(`${'@supports (inset: 0) {'.repeat(50_000)}a { inset: 0 }`)).toMatchObject([{ guarded: true, count: 1 }]);
  expect(uses(`${':has('.repeat(50_000)}${')'.repeat(50_000)}{}`)).toMatchObject([{ key: 'selectors.has' }]);
  expect(uses(`a { width: ${'min('.repeat(50_000)} }`)).toMatchObject([{ key: 'types.min', count: 50_000 }]);
});

it.each([
  ['tests', `@supports ${'(color: red) and '.repeat(20_000)}(gap: 1px) { ${'a:has(b) { }'.repeat(20_000)} }`, 20_000],
  ['words of a condition', `@supports ${'or '.repeat(100_000)}: { a:has(b) { } }`, 1],
  [
    'values',
    `a { background: ${'min(1px, 2px) '.repeat(20_000)}; background: ${'oklch(1 1 1) '.repeat(20_000)} } a:has(b) { }`,
    1,
  ],
  ['blocks', `${'a { b:c; '.repeat(100_000)}&:has(b) { }`, 1],
])('takes no longer for many %s', (_, text, count) => {
  expect(use(text, 'selectors.has')).toMatchObject({ guarded: false, count });
});
