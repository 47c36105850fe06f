import type { SyntaxFeature } from '../../../../src/kit/script/features.ts';
import type { FeatureCase } from './feature-case.ts';

/** Imports and exports. */
export const moduleCases = {
  'statements.import': {
    uses: [
      '¦import a from "b"',
      '¦import "b"',
      'a;\n¦import { b as c, default as d } from "b"',
      '¦import * as a from "b"',
    ],
    misses: ['import("a")', 'import.meta', 'a.import'],
    goal: 'module',
  },
  'statements.import.import_attributes': {
    uses: [
      'import a from "b" ¦with {}',
      'import "a" ¦with { type: "x" }',
      'export { a } from "b" ¦with { "type": "b" }',
    ],
    misses: ['import a from "b"', 'import("a", { with: {} })', 'import { with as a } from "b"'],
    goal: 'module',
  },
  'statements.import.import_attributes.type_css': {
    uses: ['import a from "b" with { ¦type: "css" }'],
    misses: ['import a from "b" with { type: "json" }', 'import a from "css"'],
    goal: 'module',
  },
  'statements.import.import_attributes.type_json': {
    uses: ['import a from "b" with { ¦type: "json" }', 'export * from "b" with { ¦"type": \'json\' }'],
    misses: ['import a from "b.json"', 'import a from "b" with { type: "jsonp" }'],
    goal: 'module',
  },
  'statements.import.import_attributes.type_text': {
    uses: ['import a from "b" with { ¦type: "text" }'],
    misses: ['import a from "b" with { type: "json" }', 'import a from "text"'],
    goal: 'module',
  },
  'statements.import.arbitrary_module_namespace_identifier_names': {
    uses: ['import { ¦"a b" as c } from "d"'],
    misses: ['import { a as b } from "d"', 'import "a b"'],
    goal: 'module',
  },
  'statements.export': {
    uses: [
      '¦export default 1',
      '¦export const a = 1',
      'var a; ¦export { a }',
      '¦export * from "a"',
      '¦export default function () {}',
      '¦export default class {}',
    ],
    misses: ['a.export', '"export"'],
    goal: 'module',
  },
  'statements.export.namespace': {
    uses: ['¦export * as a from "b"', '¦export * as default from "b"'],
    misses: ['export * from "b"', 'import * as a from "b"', 'export { a as b } from "c"'],
    goal: 'module',
  },
  'statements.export.arbitrary_module_namespace_identifier_names': {
    uses: [
      'var a; export { a as ¦"b c" }',
      'export { ¦"a b" } from "c"',
      'export * as ¦"a b" from "c"',
      'export { ¦"a b" as c } from "d"',
    ],
    misses: ['var a; export { a as b }', 'export * from "a b"'],
    goal: 'module',
  },
  'operators.import': {
    uses: ['¦import("a")', 'x = ¦import(a + b)', 'f(() => ¦import("a").then(b))'],
    misses: ['a.import("b")', '"import(a)"', '({ import: 1 })'],
  },
  'operators.import.options_parameter': {
    uses: ['import("a", ¦{ with: { type: "json" } })', 'import(a, ¦b,)'],
    misses: ['import("a")', 'import("a",)', 'import((a, b))'],
  },
  'operators.import_meta': {
    uses: ['¦import.meta', 'x = ¦import.meta.url'],
    misses: ['import("meta")', 'a.import.meta'],
    goal: 'module',
  },
} satisfies Partial<Record<SyntaxFeature, FeatureCase>>;
