import type { SyntaxFeature } from '../../../../src/kit/script/features.ts';
import type { FeatureCase } from './feature-case.ts';

/** Functions, methods, parameters. */
export const functionCases = {
  'functions.arrow_functions': {
    uses: ['x = a ¦=> a', '(a, b) ¦=>\n{}', 'async () ¦=> 1', 'async x ¦=> 1', 'f(({ a }) ¦=> a)'],
    misses: ['a >= b', 'x = "() => 1"', '/=>/'],
  },
  'functions.default_parameters': {
    uses: ['function f(a, ¦b = 1) {}', '(¦a = 1) => a', 'x = { m(¦a = 1) {} }', 'async (¦a = 1) => a'],
    misses: ['f(a = 1)', '({ a = 1 } = b)', 'let [a = 1] = b', 'function f({ a = 1 }) {}'],
  },
  'functions.default_parameters.destructured_parameter_with_default_value_assignment': {
    uses: ['function f(¦{ a } = {}) {}', '(¦[a] = []) => a'],
    misses: ['function f({ a = 1 }) {}', 'function f(a = {}) {}', '({ a } = {})'],
  },
  'functions.default_parameters.parameters_without_defaults_after_default_parameters': {
    uses: ['function f(a = 1, ¦b) {}', '(a = 1, ¦b) => a', 'f = function (a = 1, ¦{ b }) {}'],
    misses: ['function f(b, a = 1) {}', 'function f(a = 1, ...b) {}'],
  },
  'functions.rest_parameters': {
    uses: [
      'function f(a, ¦...b) {}',
      '(¦...a) => a',
      'async (¦...a) => a',
      'async (b, ¦...a) => a',
      '({ m(¦...a) {} })',
    ],
    misses: ['f(...a)', 'async(...a)', '[...a] = b', '({ ...a })'],
  },
  'functions.rest_parameters.destructuring': {
    uses: ['function f(...¦[a]) {}', '(...¦{ length }) => length'],
    misses: ['function f(...a) {}', '[...[a]] = b'],
  },
  'functions.method_definitions': {
    uses: ['({ ¦m() {} })', '({ a: 1, ¦"m"() {} })', '({ ¦get() {} })', '({ ¦async() {} })', '({ ¦[a]() {} })'],
    misses: ['({ m: function () {} })', '({ get a() { return 1; } })', 'class A { m() {} }', '({ async m() {} })'],
  },
  'functions.method_definitions.async_methods': {
    uses: ['({ ¦async m() {} })', 'class A { ¦async m() {} }', 'class A { ¦static async m() {} }'],
    misses: ['({ async() {} })', '({ async: 1 })', '({ m: async function () {} })', 'class A { async\nm() {} }'],
  },
  'functions.method_definitions.async_generator_methods': {
    uses: ['({ ¦async *m() {} })', 'class A { ¦async *[a]() {} }'],
    misses: ['({ *m() {} })', '({ async m() {} })'],
  },
  'supplement.generator_methods': {
    uses: ['({ ¦*m() {} })', 'class A { ¦*m() {} }', 'class A { ¦static *m() {} }'],
    misses: ['({ m: function* () {} })', '({ async *m() {} })', 'x = { m: 2 * m }'],
  },
  'functions.get.computed_property_names': {
    uses: ['({ ¦get [a]() { return 1; } })'],
    misses: ['({ get a() { return 1; } })', '({ get: [a] })', '({ set [a](b) {} })'],
  },
  'functions.set.computed_property_names': {
    uses: ['({ ¦set [a](b) {} })'],
    misses: ['({ set a(b) {} })', '({ set: [a] })', '({ get [a]() { return 1; } })'],
  },
  'statements.generator_function': {
    uses: ['¦function* f() {}', '¦function *f() { yield 1; }'],
    misses: ['function f() { return 2 * 3; }', 'x = function* () {}', 'async function* f() {}'],
  },
  'operators.generator_function': {
    uses: ['x = ¦function* () {}', '(¦function* f() {})'],
    misses: ['function* f() {}', '({ *m() {} })', 'x = async function* () {}'],
  },
  'statements.async_function': {
    uses: ['¦async function f() {}', 'if (a) { ¦async function f() {} }'],
    misses: ['async\nfunction f() {}', 'x = async function () {}', 'var async; async'],
  },
  'operators.async_function': {
    uses: ['x = ¦async function () {}', '(¦async function f() {})'],
    misses: ['async function f() {}', 'async(function () {})', '({ async m() {} })', 'async () => 1'],
  },
  'supplement.async_arrow_functions': {
    uses: ['x = ¦async () => 1', '¦async a => 1', 'f(¦async (a, { b }, ...c) => 1)'],
    misses: ['async(a)', 'async => 1', 'async function f() {}', 'async\n(a)'],
  },
  'statements.async_generator_function': {
    uses: ['¦async function* f() {}'],
    misses: ['async function f() {}', 'function* f() {}', 'x = async function* () {}'],
  },
  'operators.async_generator_function': {
    uses: ['x = ¦async function* () {}'],
    misses: ['x = async function () {}', 'async function* f() {}', '({ async *m() {} })'],
  },
  'operators.new_target': {
    uses: ['function f() { return ¦new.target; }'],
    misses: ['new target', 'function f() { return new f.target; }'],
  },
  'operators.super': {
    uses: ['class A extends B { constructor() { ¦super(); } }', '({ m() { return ¦super.m; } })'],
    misses: ['a.super', '({ super: 1 })', '"super()"'],
  },
} satisfies Partial<Record<SyntaxFeature, FeatureCase>>;
