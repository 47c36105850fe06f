import type { SyntaxFeature } from '../../../../src/kit/script/features.ts';
import type { FeatureCase } from './feature-case.ts';

/** Operators, literals, patterns. */
export const expressionCases = {
  'operators.destructuring': {
    uses: [
      'var ¦{ a } = b',
      'var ¦[a] = b',
      '¦[a] = b',
      '(¦{ a } = b)',
      '(¦{ a }) => a',
      'function f(¦{ a }) {}',
      'for (¦[a] of b);',
      'try {} catch (¦{ a }) {}',
    ],
    misses: ['x = { a }', 'x = [a]', 'f([a], { a })', '[a].b = c', '({ a }).b = c', '({ a }, [b])', 'async({ a })'],
  },
  'operators.destructuring.computed_property_names': {
    uses: ['var { ¦[a]: b } = c', '({ ¦[a]: b } = c)', '({ ¦[a]: b }) => b'],
    misses: ['x = { [a]: b }', 'var { a: [b] } = c'],
  },
  'operators.destructuring.rest_in_arrays': {
    uses: ['var [a, ¦...b] = c', '[a, ¦...b] = c', '([a, ¦...b]) => b', 'for ([¦...a] of b);'],
    misses: ['[a, ...b]', 'f(...a)', '(...a) => a', 'x = [...a].b'],
  },
  'operators.destructuring.rest_in_objects': {
    uses: ['var { a, ¦...b } = c', '({ a, ¦...b } = c)', '({ a, ¦...b }) => b', 'f(async ({ ¦...a }) => a)'],
    misses: ['x = { a, ...b }', '[...a] = b', 'async({ ...a })'],
  },
  'operators.spread.spread_in_arrays': {
    uses: ['[¦...a]', 'x = [1, ¦...a, 2]', '[b, [¦...a].c] = d'],
    misses: ['[...a] = b', 'f(...a)', '({ a: [...b] } = c)', '"[...a]"'],
  },
  'operators.spread.spread_in_function_calls': {
    uses: ['f(¦...a)', 'new F(a, ¦...b)', 'async(¦...a)', 'a?.(¦...b)'],
    misses: ['(...a) => a', 'async (...a) => a', 'f([...a])', 'f(a, b)'],
  },
  'operators.spread.spread_in_object_literals': {
    uses: ['x = { ¦...a }', 'f({ a: 1, ¦...b })', '({ ¦...a })'],
    misses: ['({ ...a } = b)', '({ ...a }) => a', 'x = [...a]', 'var { ...a } = b'],
  },
  'operators.object_initializer.computed_property_names': {
    uses: ['x = { ¦[a]: 1 }', 'x = { ¦[a]() {} }'],
    misses: ['x = { a: [b] }', '({ [a]: b } = c)', 'x = { get [a]() { return 1; } }', 'a[b]'],
  },
  'operators.object_initializer.shorthand_property_names': {
    uses: ['x = { ¦a }', 'f({ a: 1, ¦b })', 'async({ ¦a })'],
    misses: ['({ a } = b)', '({ a }) => a', 'async ({ a }) => a', 'x = { a: a }', 'var { a } = b', '{ a }'],
  },
  'operators.exponentiation': {
    uses: ['a ¦** b', '(-1) ¦** 2'],
    misses: ['a * b', '/a[**]/.b', 'a **= b', '/** a */'],
  },
  'operators.exponentiation_assignment': { uses: ['a ¦**= b'], misses: ['a ** b', 'a *= b', '"**="'] },
  'operators.nullish_coalescing': {
    uses: ['a ¦?? b', 'a¦??(b)'],
    misses: ['"a ?? b"', 'a ? b : c ? d : e', '/a??/', 'a ??= b', '`a ?? b`', '// a ?? b'],
  },
  'operators.nullish_coalescing_assignment': {
    uses: ['a ¦??= b', 'a.b[c]\n¦??= d'],
    misses: ['a ?? b', '/a??=/', '"??="'],
  },
  'operators.logical_and_assignment': { uses: ['a ¦&&= b'], misses: ['a && b', 'a &= b', '"&&="'] },
  'operators.logical_or_assignment': { uses: ['a ¦||= b'], misses: ['a || b', 'a |= b', '/||=/'] },
  'operators.optional_chaining': {
    uses: ['a¦?.b', 'a¦?.[0]', 'a¦?.()', 'a ¦?. b'],
    misses: ['a?.5:1', 'a ? .5 : 1', '"a?.b"', '/a?.b/'],
  },
  'supplement.optional_private': {
    uses: ['class A { #a; m(b) { return b?.¦#a; } }'],
    misses: ['class A { #a; m(b) { return b?.a; } }', 'class A { #a; m(b) { return b.#a; } }'],
  },
  'operators.await.top_level': {
    uses: [
      '¦await a',
      'if (a) b = ¦await c',
      '¦for await (const a of b);',
      'x = { a: ¦await b }',
      'class A extends (¦await b) {}',
    ],
    misses: [
      'async () => await a',
      'async function f() { for await (const a of b); }',
      'x = { async m() { await a; } }',
      'a.await',
    ],
    goal: 'module',
  },
} satisfies Partial<Record<SyntaxFeature, FeatureCase>>;
