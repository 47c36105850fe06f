import { describe, expect, it } from 'vitest';
import { syntaxFeatures, type SyntaxFeature } from '../../../src/kit/script/features.ts';
import { scanScript } from '../../../src/kit/script/scan-script.ts';
import { scanStop } from '../../../src/kit/script/scan-stops.ts';
import type { ScriptGoal } from '../../../src/model/script.ts';
import { featureCases } from './feature-cases.ts';

/** Line and column of the mark, and the text without it. */
function marked(text: string) {
  const script = text.replace('\uFEFF', '');
  const before = script.slice(0, script.indexOf('¦')).split(/\r\n?|[\n\u2028\u2029]/);
  return { script: text.replace('¦', ''), line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

function usesOf(text: string, goal: ScriptGoal = 'script') {
  const { uses, error } = scanScript(text, goal);
  expect({ text, error }).toEqual({ text, error: null });
  return uses;
}

function textsWith(feature: SyntaxFeature) {
  const { uses: texts, count = 1, goal } = featureCases[feature];
  return texts.map((text) => ({ feature, text, count, goal: goal ?? 'script' }) as const);
}

function textsWithout(feature: SyntaxFeature) {
  const { misses: texts, goal } = featureCases[feature];
  return texts.map((text) => ({ feature, text, goal: goal ?? 'script' }) as const);
}

describe('scanScript', () => {
  it.each(syntaxFeatures.flatMap(textsWith))('$feature: $text', ({ feature, text, count, goal }) => {
    const { script, line, column } = marked(text);
    const found = usesOf(script, goal).find((use) => use.feature === feature);
    expect(found).toEqual({ feature, count, line, column });
  });

  it.each(syntaxFeatures.flatMap(textsWithout))('not $feature: $text', ({ feature, text, goal }) => {
    expect(usesOf(text, goal).filter((use) => use.feature === feature)).toEqual([]);
  });

  it('finds nothing in what every engine reads', () => {
    const old = `'use strict'; var a = { b: 1, 'c': [1, , 2,], get d() { return 0x1F; }, set d(e) {} };
      function f(g, h) { try { throw g; } catch (i) { return /[/]\\u0041(?:a)(?=b)/gim.test(h); } finally {} }
      outer: for (var j in a) { do { if (j) continue outer; else break outer; } while (--a.b, !f); }
      switch (a.b) { case 1: default: new f(a.class.static.async).x['y'] >>>= 2; } void 0, typeof a;`;
    expect(usesOf(old)).toEqual([]);
  });
});

describe('counts and places', () => {
  it('counts each use, and tells the first in the text, not the first to end', () => {
    expect(usesOf('class A { m() { return class B {\n}; } }\nclass C {}')).toEqual([
      { feature: 'statements.class', count: 2, line: 1, column: 1 },
      { feature: 'operators.class', count: 1, line: 1, column: 24 },
    ]);
    expect(usesOf('a ?? (b ?? c) ?? d')).toEqual([
      { feature: 'operators.nullish_coalescing', count: 3, line: 1, column: 3 },
    ]);
    expect(usesOf('f(a => b => c, d => e)')[0]).toEqual({
      feature: 'functions.arrow_functions',
      count: 3,
      line: 1,
      column: 5,
    });
  });

  it('ends lines where the language does', () => {
    expect(usesOf('a\r\nb\rc\nd\u2028e\u2029  f?.g')).toEqual([
      { feature: 'operators.optional_chaining', count: 1, line: 6, column: 4 },
    ]);
    expect(usesOf('`a\r\n\r\nb`; `c\\\nd`; e?.f').at(-1)).toMatchObject({ line: 4, column: 6 });
  });

  it('counts columns in UTF-16 units, and from behind a byte order mark', () => {
    expect(usesOf('\uFEFF"😀"; a?.b')).toEqual([
      { feature: 'operators.optional_chaining', count: 1, line: 1, column: 8 },
    ]);
  });

  it('tells a literal from a pattern, however late that shows', () => {
    const names = (text: string) => usesOf(text).map(({ feature, count }) => `${feature} ${String(count)}`);
    expect(names('[a, { b, ...c }, [...d]]')).toEqual([
      'operators.object_initializer.shorthand_property_names 1',
      'operators.spread.spread_in_object_literals 1',
      'operators.spread.spread_in_arrays 1',
    ]);
    expect(names('[a, { b, ...c }, [...d]] = e')).toEqual([
      'operators.destructuring 3',
      'operators.destructuring.rest_in_objects 1',
      'operators.destructuring.rest_in_arrays 1',
    ]);
    expect(names('({ a: [b = { c }] = [...d] } = { e })')).toEqual([
      'operators.destructuring 2',
      'operators.object_initializer.shorthand_property_names 2',
      'operators.spread.spread_in_arrays 1',
    ]);
    expect(names('({ a, b: 1 }); [c, f()]; ({ d = 1 } = e)')).toEqual([
      'operators.object_initializer.shorthand_property_names 1',
      'operators.destructuring 1',
    ]);
  });
});

describe('scripts and modules', () => {
  it.each([
    ['<!-- a\nb\n--> c', 'script'],
    ['with (a) b', 'script'],
    ['var await, yield, let; delete a', 'script'],
    ['010 + "\\07"', 'script'],
    ['function f(a, a) {} if (b) function g() {}', 'script'],
    ['#!/bin/node', 'module'],
    ['', 'script'],
    [' \n// a', 'module'],
  ] as const)('%j is a %s', (text, goal) => {
    expect(scanScript(text, goal).error).toBeNull();
  });

  it.each([
    ['return 1', 'script', "'return' outside of function", 1, 1],
    ['await a', 'script', 'Unexpected token', 1, 7],
    ['a;\n  import b from "c"', 'script', "'import' and 'export' may appear only with 'sourceType: module'", 2, 3],
    ['import.meta', 'script', "Cannot use 'import.meta' outside a module", 1, 1],
    ['with (a) b', 'module', "'with' in strict mode", 1, 1],
    ['<!-- a', 'module', 'Unexpected token', 1, 1],
    ['a ? b', 'script', 'Unexpected token', 1, 6],
    ['import a from "b" assert { type: "json" }', 'module', 'Unexpected token', 1, 19],
    ['\n/(/', 'script', 'Invalid regular expression: /(/: Unterminated group', 2, 2],
    ['let a; let a', 'script', "Identifier 'a' has already been declared", 1, 12],
    ['({ a: 1 } = b)', 'script', 'Assigning to rvalue', 1, 2],
    ['[a, f()] = b', 'script', 'Assigning to rvalue', 1, 1],
    ['({ set a(...b) {} })', 'script', 'Setter cannot use rest params', 1, 10],
    ['class A { #a; m() { delete this?.#a; } }', 'script', 'Private fields can not be deleted', 1, 21],
    ['export { a }', 'module', "Export 'a' is not defined", 1, 10],
    ['<html>', 'script', 'Unexpected token', 1, 1],
    ['{"a": 1}', 'script', 'Unexpected token', 1, 5],
  ] as const)('%j is no %s', (text, goal, message, line, column) => {
    expect(scanScript(text, goal)).toEqual({ uses: [], interfaces: [], error: { message, line, column } });
  });

  it('still knows what a module exports after it has dropped the declarations', () => {
    expect(usesOf('export const { a, b: [c] } = d; export function e() {} export { f }; var f', 'module')).not.toEqual(
      [],
    );
    expect(scanScript('export const a = 1; export function a() {}', 'module').error).not.toBeNull();
  });
});

describe('hostile scripts', () => {
  it('reads a chain of 100,000 operators', () => {
    const chain = (operator: string) => `x = a ${operator} ${'(b + c * d) - e ** f + '.repeat(20_000)} 1`;
    expect(usesOf(chain('+'))).toEqual([{ feature: 'operators.exponentiation', count: 20_000, line: 1, column: 25 }]);
    expect(usesOf(`a${' || a && b'.repeat(50_000)}`)).toEqual([]);
    expect(scanScript('a || b ?? c', 'script').error).not.toBeNull();
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['functions', 'function f() {'.repeat(100_000)],
    ['choices', 'a ? '.repeat(100_000)],
    ['templates', '`${'.repeat(100_000)],
    ['signs', '!'.repeat(100_000)],
    ['patterns', `(${'{a:'.repeat(100_000)}`],
    ['groups', `/${'(?:'.repeat(100_000)}/`],
    ['strings', `"${'a'.repeat(20_000_000)}"; b ?? c`],
    ['lines', '\n'.repeat(5_000_000)],
  ])('%s without end', (_name, text) => {
    const { error } = scanScript(text, 'script');
    expect(error === null || scanStop(error) === 'too-deep' || error.line >= 1).toBe(true);
    expect(scanStop(error)).not.toBe('reader-failed');
  });

  it('tells a script that is nested too deep from a wrong one', () => {
    const { error } = scanScript('['.repeat(100_000), 'script');
    expect(scanStop(error)).toBe('too-deep');
    expect(scanStop(scanScript('[', 'script').error)).toBeNull();
    expect(scanStop(null)).toBeNull();
  });

  it('takes any text', () => {
    const pieces = [
      '(',
      ')',
      '{',
      '}',
      '[',
      ']',
      '`',
      '${',
      '...',
      '=>',
      '=',
      'a',
      'async',
      'class A',
      '#a',
      '/',
      '\\',
      '"',
      ',',
    ];
    for (let round = 0; round < 3000; round += 1) {
      let seed = round * 7919;
      const text = Array.from(
        { length: 8 },
        () => pieces[(seed = (seed * 1103515245 + 12345) % 2147483648) % pieces.length],
      );
      const { error, uses: found } = scanScript(text.join(' '), round % 2 === 0 ? 'script' : 'module');
      expect(scanStop(error)).toBeNull();
      expect(error === null || found.length === 0).toBe(true);
    }
  });
});
