import type { SyntaxFeature } from '../../../../src/kit/script/features.ts';
import type { FeatureCase } from './feature-case.ts';

/** Single tokens. */
export const tokenCases = {
  'grammar.hashbang_comments': {
    uses: ['¦#!/usr/bin/env node\n1', '\uFEFF¦#! a'],
    misses: ['//#! a', 'class A { #a }'],
  },
  'grammar.numeric_separators': {
    uses: ['¦1_000', 'x = ¦0xFF_FF', '¦.1_0', '¦1e1_0', '¦1_0n'],
    misses: ['a1_0', 'x = "1_000"', '1..a_b', '/1_0/'],
  },
  'grammar.binary_numeric_literals': { uses: ['¦0b101', '¦0B1n'], misses: ['0xb1', '"0b1"', 'a0b1'] },
  'grammar.octal_numeric_literals': { uses: ['¦0o17', '¦0O7'], misses: ['017', '0x0', '"0o7"'] },
  'builtins.BigInt': { uses: ['¦1n', '¦0xFFn', 'x = -¦12n'], misses: ['BigInt(1)', '"1n"', 'a1n', '1..n', '0xF'] },
  'grammar.template_literals': {
    uses: ['¦`a`', 'f¦`a${b}c`', 'x = ¦`\n`'],
    misses: ['"`a`"', '/`/', '// `a`'],
  },
  'grammar.template_literals.template_literal_revision': {
    uses: ['f`¦\\unicode`', 'f`a${b}¦\\xg`', 'f`¦\\07`'],
    misses: ['f`\\u0041`', 'f`\\\\unicode`', 'String.raw`a`'],
  },
  'grammar.trailing_commas.trailing_commas_in_functions': {
    uses: [
      'f(a¦,)',
      'new F(a¦,)',
      'function f(a¦,) {}',
      '(a¦,) => a',
      'async (a¦,) => a',
      '({ m(a¦,) {} })',
      'import(f(a¦,))',
    ],
    misses: ['f(a, b)', '[a,]', '({ a: 1, })', 'import("a",)', 'var [a,] = b', 'f([a,])'],
  },
  'grammar.trailing_commas.trailing_commas_in_dynamic_import': {
    uses: ['import("a"¦,)', 'import("a", b¦,)', 'import((f(a,))¦,)'],
    misses: ['import("a")', 'f(import("a"),)', 'import(f(a,))', 'import("a", f(b,))'],
  },
  'grammar.unicode_point_escapes': {
    uses: ['"¦\\u{1F600}"', "'a\\\\¦\\u{61}'", '`¦\\u{61}`', 'var ¦\\u{61}b', 'a.b¦\\u{63}'],
    misses: ['"\\u0061"', '"\\\\u{61}"', '/\\u{61}/u', '/\\u{61}/', 'var \\u0061', 'String.raw`\\\\u{61}`'],
  },
  'builtins.JSON.json_superset': {
    uses: ['x = "a¦\u2028b"', "'\\\\¦\u2029'"],
    misses: ['x = "a\\\u2028b"', 'x = "\\u2028"', '`\u2028`', '/* \u2028 */', 'a\u2028b'],
  },
} satisfies Partial<Record<SyntaxFeature, FeatureCase>>;
