import type { SyntaxFeature } from '../../../../src/kit/script/features.ts';
import type { FeatureCase } from './feature-case.ts';

/** Classes. */
export const classCases = {
  'statements.class': {
    uses: ['¦class A {}', '{ ¦class A extends B {} }'],
    misses: ['x = class {}', 'a.class', '"class A {}"'],
  },
  'operators.class': { uses: ['x = ¦class {}', 'f(¦class A extends B {})'], misses: ['class A {}', '({ class: 1 })'] },
  'classes.extends': {
    uses: ['class A extends ¦B {}', 'x = class extends ¦f() {}'],
    misses: ['class A {}', 'a.extends'],
  },
  'classes.static': {
    uses: ['class A { ¦static m() {} }', 'class A { ¦static get a() { return 1; } }', 'class A { ¦static #m() {} }'],
    misses: ['class A { static() {} }', 'class A { static a = 1 }', 'class A { static {} }'],
  },
  'classes.public_class_fields': {
    uses: [
      'class A { ¦a = 1 }',
      'class A { ¦a }',
      'class A { ¦"a"; b() {} }',
      'class A { ¦static\n= 1 }',
      'class A { ¦[a] = 1 }',
    ],
    misses: [
      'class A { a() {} }',
      'class A { static a = 1 }',
      'class A { #a = 1 }',
      'class A { constructor() { this.a = 1; } }',
    ],
  },
  'classes.private_class_fields': {
    uses: ['class A { ¦#a = 1 }', 'class A { static ¦#a; b() { this.#a; } }'],
    misses: ['class A { a = "#a" }', 'class A { #a() {} }', 'x = "#a"'],
  },
  'classes.private_class_fields_in': {
    uses: ['class A { #a; static is(b) { return ¦#a in b; } }'],
    misses: ['class A { #a; is(b) { return this.#a in b; } }', '"#a in b"'],
  },
  'classes.private_class_methods': {
    uses: ['class A { ¦#m() {} }', 'class A { get ¦#a() { return 1; } }', 'class A { static async *¦#m() {} }'],
    misses: ['class A { m() {} }', 'class A { #m = () => 1 }'],
  },
  'classes.static.class_fields': {
    uses: ['class A { ¦static a = 1 }', 'class A { ¦static a }', 'class A { ¦static #a }'],
    misses: ['class A { a = 1 }', 'class A { static }', 'class A { static a() {} }', 'class A { static {} }'],
  },
  'classes.static.initialization_blocks': {
    uses: ['class A { ¦static {} }', 'class A { ¦static\n{ this.a = 1; } }'],
    misses: ['class A { static() {} }', 'class A { static a = {} }'],
  },
} satisfies Partial<Record<SyntaxFeature, FeatureCase>>;
