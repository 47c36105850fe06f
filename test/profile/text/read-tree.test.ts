import { describe, expect, it } from 'vitest';
import { messagesEn } from '../../../src/profile/messages.en.ts';
import { messagesZhCn } from '../../../src/profile/messages.zh-CN.ts';
import { readTree } from '../../../src/profile/text/read-tree.ts';
import type { Node } from '../../../src/profile/text/tree.ts';

function plain(node: Node | null): unknown {
  if (node === null) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
}

function found(text: string): string[] {
  return readTree('f', text).mistakes.map((mistake) => `${mistake.code} ${mistake.line}:${mistake.column}`);
}

/** The text, its only mistake, and what is read all the same. */
const MISTAKES: readonly (readonly [string, string, unknown])[] = [
  ['db：10.1.0.9', 'fullwidth-colon 1:3', { db: '10.1.0.9' }],
  ['a: 1\n标题：订单\nb: 2', 'fullwidth-colon 2:3', { a: 1, 标题: '订单', b: 2 }],
  ['with:\n  db：10.1.0.9\n  apps: x', 'fullwidth-colon 2:5', { with: { db: '10.1.0.9', apps: 'x' } }],
  ['"a"：1', 'fullwidth-colon 1:4', { a: 1 }],
  ['x: { db：1, b: 2 }', 'fullwidth-colon 1:8', { x: { db: 1, b: 2 } }],
  ['x: { "db"：1 }', 'fullwidth-colon 1:10', { x: { db: 1 } }],
  ['- id：x\n  b: 1', 'fullwidth-colon 1:5', [{ id: 'x', b: 1 }]],
  ['in: [test，uat]', 'fullwidth-comma 1:10', { in: ['test', 'uat'] }],
  ['in: ["test"，"uat"]', 'fullwidth-comma 1:12', { in: ['test', 'uat'] }],
  ['x: { a: 1， b: 2 }', 'fullwidth-comma 1:10', { x: { a: 1, b: 2 } }],
  ['title: “Orders”', 'fullwidth-quote 1:8', { title: 'Orders' }],
  ['x: [‘a’, b]', 'fullwidth-quote 1:5', { x: ['a', 'b'] }],
  ['title: "订单”', 'fullwidth-quote 1:11', { title: '订单' }],
  ['in: [a, b】', 'fullwidth-bracket 1:10', { in: ['a', 'b'] }],
  ['x: { a: 1 ｝', 'fullwidth-bracket 1:11', { x: { a: 1 } }],
  ['in: 【a，b】', 'fullwidth-bracket 1:5', { in: '【a，b】' }],
  ['version: ＞＝14', 'fullwidth-operator 1:10', { version: '>=14' }],
  ['version: ≥14', 'fullwidth-operator 1:10', { version: '>=14' }],
  ['version: "＞＝14"', 'fullwidth-operator 1:11', { version: '>=14' }],
  ['h: $｛db｝', 'fullwidth-placeholder 1:4', { h: '${db}' }],
  ['h: "$｛db｝"', 'fullwidth-placeholder 1:5', { h: '${db}' }],
  ['t:\n－ a', 'fullwidth-dash 2:1', { t: ['a'] }],
  ['t:\n  — a', 'fullwidth-dash 2:3', { t: ['a'] }],
  ['n: ２００', 'fullwidth-text 1:4', { n: 200 }],
  ['url: http：//a', 'fullwidth-text 1:10', { url: 'http://a' }],
  ['＃ comment\na: 1', 'fullwidth-text 1:1', { a: 1 }],
  ['ｖersion: 1', 'fullwidth-text 1:1', { version: 1 }],
  ['settings【"a"】: same', 'fullwidth-text 1:1', { 'settings["a"]': 'same' }],
  ['a:　b', 'fullwidth-space 1:3', { a: 'b' }],
  ['a: 10.1.0.9　', 'fullwidth-space 1:12', { a: '10.1.0.9' }],
  ['a:\n　b: 1\n　c: 2', 'fullwidth-indent 2:1', { a: { b: 1, c: 2 } }],
  ['a:\n\tb: 1\n\tc: 2', 'tab-indent 2:1', { a: { b: 1, c: 2 } }],
  ['a:\n    b:\n    \tc: 2', 'tab-indent 3:5', { a: { b: { c: 2 } } }],
  ['version: >=14', 'unquoted-range 1:10', { version: '>=14' }],
  ['version: >= 14 <18', 'unquoted-range 1:10', { version: '>= 14 <18' }],
  ['version: >14', 'unquoted-range 1:10', { version: '>14' }],
  ['x: { version: >=14, b: 1 }', 'unquoted-range 1:15', { x: { version: '>=14', b: 1 } }],
  ['- >=14\n- "<18"', 'unquoted-range 1:3', ['>=14', '<18']],
  ['a: @x', 'needs-quotes 1:4', { a: '@x' }],
  ['a: `x`', 'needs-quotes 1:4', { a: '`x`' }],
  ['a: %x', 'needs-quotes 1:4', { a: '%x' }],
  ['a: !x', 'needs-quotes 1:4', { a: '!x' }],
  ['a: *.example.com', 'needs-quotes 1:4', { a: '*.example.com' }],
  ['a: |text', 'needs-quotes 1:4', { a: '|text' }],
  ['a: &x 5', 'anchor 1:4', { a: 5 }],
  ['a: &x\n  b: 1', 'anchor 1:4', { a: { b: 1 } }],
  ['a: *x', 'alias 1:4', { a: '*x' }],
  ['a: !!str 5', 'tag 1:4', { a: 5 }],
  ['<<: { a: 1 }', 'merge-key 1:1', {}],
  ['x: { host: ${db}, port: 1 }', 'placeholder-in-flow 1:12', { x: { host: '${db}', port: 1 } }],
  ['x: [http://${app}:80/]', 'placeholder-in-flow 1:5', { x: ['http://${app}:80/'] }],
  ['x: { settings["a, b"]: same }', 'path-in-flow 1:6', { x: { 'settings["a, b"]': 'same' } }],
  ['x: { matches: a{2,3} }', 'bracket-in-text 1:15', { x: { matches: 'a{2,3}' } }],
  ['host:10.1.1.1\nport: 5', 'colon-space 1:5', { host: '10.1.1.1', port: 5 }],
  ['a:\n  port: 5\n  host:10.1.1.1', 'colon-space 3:7', { a: { port: 5, host: '10.1.1.1' } }],
  ['x: { a:1 }', 'colon-space 1:7', { x: { a: 1 } }],
  ['a: 1\nb\nc: 2', 'missing-colon 2:1', { a: 1, c: 2 }],
  ['a:\n  db 10.1.0.9\n  b: 2', 'missing-colon 2:3', { a: { b: 2 } }],
  ['a = 1\nb: 2', 'equals-sign 1:1', { b: 2 }],
  ['because: note: this', 'colon-in-value 1:14', { because: 'note: this' }],
  ['x: { a: b: c }', 'colon-in-value 1:10', { x: { a: 'b', c: null } }],
  ['t:\n  -a\n  - b', 'dash-space 2:3', { t: ['a', 'b'] }],
  ['- 1\n-2', 'dash-space 2:1', [1, 2]],
  ['a: - b', 'list-behind-key 1:4', { a: '- b' }],
  ['- a\nb', 'missing-dash 2:1', ['a']],
  ['- a\nb: c', 'key-among-items 2:1', ['a']],
  ['a: 1\n- b', 'list-among-keys 2:1', { a: 1 }],
  ['host: a\n  port: b\n  user: c', 'indent-under-value 2:3', { host: 'a', port: 'b', user: 'c' }],
  ['a: x\n - b', 'indent-under-value 2:2', { a: 'x' }],
  ['a:\n    b: 1\n  c: 2\nd: 1', 'indent-mismatch 3:3', { a: { b: 1, c: 2 }, d: 1 }],
  ['a: "x\nb: "y"', 'unclosed-quote 1:4', { a: 'x', b: 'y' }],
  ["a: 'x\nb: 1", 'unclosed-quote 1:4', { a: 'x', b: 1 }],
  ['a: { b: "x, c: 1 }\nd: 1', 'unclosed-quote 1:9', { a: { b: 'x', c: 1 }, d: 1 }],
  ['a: { b: c\nd: e', 'unclosed-bracket 1:4', { a: { b: 'c' }, d: 'e' }],
  ['a: [[1, 2]\nd: e', 'unclosed-bracket 1:4', { a: [[1, 2]], d: 'e' }],
  ['a: [1, 2}\nb: 1', 'bracket-mismatch 1:9', { a: [1, 2], b: 1 }],
  ['a: "Orders" 8.2', 'text-after-quote 1:13', { a: '"Orders" 8.2' }],
  ["a: 'it's'", 'text-after-quote 1:8', { a: "it's" }],
  ['a: [0-9]+', 'text-after-bracket 1:9', { a: '[0-9]+' }],
  ['a: { b: c d: e }', 'missing-comma 1:11', { a: { b: 'c', d: 'e' } }],
  ['a: ["x" "y"]', 'missing-comma 1:9', { a: ['x', 'y'] }],
  ['a: [x\n  y]', 'missing-comma 2:3', { a: ['x', 'y'] }],
  ['a: [1,,2]', 'empty-item 1:7', { a: [1, 2] }],
  ['p: "C:\\data"', 'windows-path 1:4', { p: 'C:\\data' }],
  ['p: "C:\\temp"', 'windows-path 1:4', { p: 'C:\\temp' }],
  ['p: "\\\\server\\share"', 'windows-path 1:4', { p: '\\\\server\\share' }],
  ['p: "a\\d+"', 'bad-escape 1:6', { p: 'a\\d+' }],
  ['p: "\\ud800"', 'bad-escape 1:5', { p: '\ud800' }],
  ['a: |\n    x\n  y\nb: 1', 'block-text-indent 3:3', { a: 'x\ny\n', b: 1 }],
  ['a: 1\na: 2', 'duplicate-key 2:1', { a: 1 }],
  ['x: { a: 1, "a": 2 }', 'duplicate-key 1:12', { x: { a: 1 } }],
  ['__proto__: { x: 1 }', 'prototype-key 1:1', {}],
  ['x: { constructor: 1 }', 'prototype-key 1:6', { x: {} }],
  ['"prototype": 1', 'prototype-key 1:1', {}],
  ['"": 1', 'empty-key 1:1', {}],
  [': 1', 'empty-key 1:1', {}],
  ['1.10: x', 'key-not-text 1:1', { '1.10': 'x' }],
  ['true: x', 'key-not-text 1:1', { true: 'x' }],
  ['? a\n: b\nc: 1', 'complex-key 1:1', { c: 1 }],
  ['a:\n  [b]: c', 'complex-key 2:3', { a: '[b]: c' }],
  [`${'k'.repeat(1025)}: 1`, 'key-too-long 1:1', {}],
  ['a: 1\n---\nb: 2', 'second-document 2:1', { a: 1 }],
  ['a: 1\n...\nb: 2', 'second-document 3:1', { a: 1 }],
  ['%YAML 1.1\n---\na: 1', 'directive 1:1', { a: 1 }],
  ['{ a: 1 }\nb', 'unexpected-text 2:1', { a: 1 }],
  ['a: x\u0007', 'control-character 1:5', { a: 'x\u0007' }],
  ['a: 😀\ud800', 'control-character 1:5', { a: '😀\ud800' }],
  ['# nothing', 'empty-file 1:1', null],
];

describe('readTree', () => {
  it.each(MISTAKES)('%j', (text, mistake, value) => {
    expect(found(text)).toEqual([mistake]);
    expect(plain(readTree('f', text).tree)).toEqual(value);
  });

  it('has a text with a hint in both languages for every code, with the same parameters', () => {
    expect(Object.keys(messagesZhCn)).toEqual(Object.keys(messagesEn));
    const parameters = (text: string | undefined): string[] => [...new Set(text?.match(/\{\w+\}/gu) ?? [])].toSorted();
    for (const [code, text] of Object.entries(messagesEn))
      expect(parameters(messagesZhCn[code]), code).toEqual(parameters(text));
    for (const [, mistake] of MISTAKES) expect(messagesEn).toHaveProperty([mistake.split(' ')[0] ?? '']);
  });

  it('fills every parameter of a message', () => {
    for (const [text] of MISTAKES) {
      for (const { code, params } of readTree('f', text).mistakes) {
        const wanted = `${messagesEn[code] ?? ''}${messagesEn[`${code}.hint`] ?? ''}`.matchAll(/\{(\w+)\}/gu);
        for (const [, name] of wanted) expect(params, code).toHaveProperty([name ?? '']);
      }
    }
  });

  it.each([
    ['because: 驱动 8 只在 14 到 17 上测过，其他版本未测：“见附件”（一）、【二】｛三｝'],
    ['title: 【重要】订单：上线'],
    ['title: “订单”和“支付”'],
    ['because:\n  说明：其他版本未测'],
    ['because: 第一行\n  说明：第二行，未测'],
    ['t:\n  - 说明：见附件，第 2 页'],
    ['t: { en: Orders, zh-CN: 订单，上线：检查 }'],
    ['t: "（全角）：，"'],
  ])('lets Chinese text pass: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('reads the value, the way it was written, and whether it was quoted', () => {
    const { tree } = readTree(
      'f',
      'a: 1.10\nb: "1.10"\nc: no\nd: 0x1F\ne: 1e3\nf: .inf\ng: 2027-01-31\nh:\ni: ~\nj: True',
    );
    const entries = tree?.kind === 'map' ? tree.entries : [];
    const values = entries.map(({ value }) =>
      value.kind === 'scalar' ? [value.value, value.source, value.quoted] : [],
    );
    expect(values).toEqual([
      [1.1, '1.10', false],
      ['1.10', '1.10', true],
      ['no', 'no', false],
      [31, '0x1F', false],
      [1000, '1e3', false],
      ['.inf', '.inf', false],
      ['2027-01-31', '2027-01-31', false],
      [null, '', false],
      [null, '~', false],
      [true, 'True', false],
    ]);
  });

  it('gives the places of keys and values in characters', () => {
    const { tree } = readTree('f', '😀a: { 订单: [x,  y] }');
    const outer = tree?.kind === 'map' ? tree.entries[0] : undefined;
    const inner = outer?.value.kind === 'map' ? outer.value.entries[0] : undefined;
    const list = inner?.value.kind === 'list' ? inner.value : undefined;
    const columns = [outer?.keyAt, outer?.value.at, inner?.keyAt, list?.at, list?.items[1]?.at].map((at) => at?.column);
    expect(columns).toEqual([1, 5, 7, 11, 16]);
  });

  it('reads JSON, lists in the column of their key, and texts over several lines', () => {
    expect(plain(readTree('f', '{\n"a": [1, {"b":null}],\n"c":true\n}').tree)).toEqual({
      a: [1, { b: null }],
      c: true,
    });
    expect(plain(readTree('f', 'a:\n- b: 1\n  c: 2\n- d\ne: f').tree)).toEqual({ a: [{ b: 1, c: 2 }, 'd'], e: 'f' });
    expect(plain(readTree('f', 'a: one\n  two\n\n  three # x\nb: >\n  x\n  y\n\n   z\nc: "p\n  q"').tree)).toEqual({
      a: 'one two\nthree',
      b: 'x y\n\n z\n',
      c: 'p q',
    });
  });

  it('lists all mistakes of a file at once, in their order', () => {
    const text = [
      'a：1',
      'b: >=14',
      'c: {x: ${y}}',
      '\td: 1',
      'a: 2',
      'e:10',
      'f: "C:\\x"',
      'g: [1，2]',
      'h: @i',
      'j: "k',
    ].join('\n');
    expect(found(text)).toEqual([
      'fullwidth-colon 1:2',
      'unquoted-range 2:4',
      'placeholder-in-flow 3:8',
      'tab-indent 4:1',
      'duplicate-key 5:1',
      'colon-space 6:2',
      'windows-path 7:4',
      'fullwidth-comma 8:6',
      'needs-quotes 9:4',
      'unclosed-quote 10:4',
    ]);
  });
});

describe('readTree on hostile text', () => {
  it.each([
    ['brackets', '['.repeat(5000)],
    ['braces', `a: ${'{a: '.repeat(5000)}`],
    ['dashes', '- '.repeat(5000)],
  ])('refuses deep nesting by %s', (_, text) => {
    const { mistakes } = readTree('f', text);
    expect(mistakes[0]?.code).toBe('too-deep');
    expect(mistakes).toHaveLength(1);
  });

  it('refuses deep nesting by indentation', () => {
    const text = Array.from({ length: 3000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
    expect(found(text)).toEqual(['too-deep 101:101']);
    expect(readTree('f', 'a:\n b:\n  c: 1', { depth: 2 }).mistakes.map((mistake) => mistake.code)).toEqual([
      'too-deep',
    ]);
  });

  it('stops listing after a thousand mistakes', () => {
    const { mistakes } = readTree('f', 'a：1\n'.repeat(5000));
    expect(mistakes.at(-1)?.code).toBe('too-many-mistakes');
  });

  it.each([
    ['one huge line', `a: [${'😀, '.repeat(300_000)}]`],
    ['opening quotes', '  "\n'.repeat(100_000)],
    ['many keys', Array.from({ length: 100_000 }, (_, index) => `k${index}: 1`).join('\n')],
    ['glued brackets', `a: [${'x{]'.repeat(300_000)}`],
    ['spaces', `a: '${' '.repeat(1_000_000)}x\n'`],
    ['colons', ':'.repeat(1_000_000)],
    ['hashes', `a: ${'#'.repeat(1_000_000)} b`],
    ['full-width colons', `a: ${'：'.repeat(1_000_000)}`],
    ['placeholders', `a: ${'${'.repeat(500_000)}`],
    ['blank lines', `a: b${'\n'.repeat(1_000_000)}c: d`],
  ])('takes linear time for %s', (_, text) => {
    // Quadratic time would be minutes here and run into the limit of the test.
    expect(readTree('f', text).lines(1).length).toBeGreaterThan(0);
  });
});
