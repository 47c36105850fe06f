import type { SyntaxFeature } from '../../src/kit/script/features.ts';
import type { ScriptGoal } from '../../src/model/script.ts';

/** The smallest script that uses a feature, and nothing else that came later. */
export interface Snippet {
  readonly text: string;
  readonly goal: ScriptGoal;
}

const script = (text: string): Snippet => ({ text, goal: 'script' });
const module = (text: string): Snippet => ({ text, goal: 'module' });

/** In functions that nobody calls: what is refused all the same is refused when the script is read. */
const asleep = (text: string): Snippet => script(`function asleep() { return ${text}; }`);

/** By key. The types of import attributes are not here: they decide when a module is fetched, not when it is read. */
export const snippets: Readonly<
  Record<Exclude<SyntaxFeature, `statements.import.import_attributes.type_${string}`>, Snippet>
> = {
  'functions.arrow_functions': script('(a) => a'),
  'functions.default_parameters': script('function f(a = 1) {}'),
  'functions.default_parameters.destructured_parameter_with_default_value_assignment':
    script('function f([a] = []) {}'),
  'functions.default_parameters.parameters_without_defaults_after_default_parameters':
    script('function f(a = 1, b) {}'),
  'functions.rest_parameters': script('function f(...a) {}'),
  'functions.rest_parameters.destructuring': script('function f(...[a, b]) {}'),
  'functions.method_definitions': script('({ m() {} })'),
  'functions.method_definitions.async_methods': script('({ async m() {} })'),
  'functions.method_definitions.async_generator_methods': script('({ async *m() {} })'),
  'supplement.generator_methods': script('({ *m() {} })'),
  'functions.get.computed_property_names': script('({ get [a]() {} })'),
  'functions.set.computed_property_names': script('({ set [a](b) {} })'),
  'statements.generator_function': script('function* f() {}'),
  'operators.generator_function': script('(function* () {})'),
  'statements.async_function': script('async function f() {}'),
  'operators.async_function': script('(async function () {})'),
  'supplement.async_arrow_functions': script('(async () => 1)'),
  'statements.async_generator_function': script('async function* f() {}'),
  'operators.async_generator_function': script('(async function* () {})'),
  'operators.new_target': script('function f() { new.target }'),
  'operators.super': script('({ m() { super.m() } })'),
  'statements.class': script('class A {}'),
  'operators.class': script('(class {})'),
  'classes.extends': script('class A extends B {}'),
  'classes.static': script('class A { static m() {} }'),
  'classes.public_class_fields': script('class A { a = 1 }'),
  'classes.private_class_fields': script('class A { #a = 1 }'),
  'classes.private_class_fields_in': script('class A { #a; m(b) { return #a in b } }'),
  'classes.private_class_methods': script('class A { #m() {} }'),
  'classes.static.class_fields': script('class A { static a = 1 }'),
  'classes.static.initialization_blocks': script('class A { static { a() } }'),
  'statements.const': script('const a = 1'),
  'statements.let': script('let a'),
  'statements.using': script('function f() { using a = b }'),
  'statements.await_using': script('async function f() { await using a = b }'),
  'statements.for_of': script('for (var a of b);'),
  'statements.for_await_of': script('async function f() { for await (var a of b); }'),
  'statements.try_catch.optional_catch_binding': script('try {} catch {}'),
  'operators.destructuring': script('var [a] = b'),
  'operators.destructuring.computed_property_names': script('var { [a]: b } = c'),
  'operators.destructuring.rest_in_arrays': script('var [...a] = b'),
  'operators.destructuring.rest_in_objects': script('var { ...a } = b'),
  'operators.spread.spread_in_arrays': script('[...a]'),
  'operators.spread.spread_in_function_calls': script('a(...b)'),
  'operators.spread.spread_in_object_literals': script('({ ...a })'),
  'operators.object_initializer.computed_property_names': script('({ [a]: 1 })'),
  'operators.object_initializer.shorthand_property_names': script('({ a })'),
  'operators.exponentiation': script('a ** b'),
  'operators.exponentiation_assignment': script('a **= b'),
  'operators.nullish_coalescing': script('a ?? b'),
  'operators.nullish_coalescing_assignment': script('a ??= b'),
  'operators.logical_and_assignment': script('a &&= b'),
  'operators.logical_or_assignment': script('a ||= b'),
  'operators.optional_chaining': script('a?.b'),
  'supplement.optional_private': script('class A { #a; m(b) { return b?.#a } }'),
  'operators.await.top_level': module('await a'),
  'statements.import': module("import 'a'"),
  'statements.import.import_attributes': module("import a from 'a' with { type: 'json' }"),
  'statements.import.arbitrary_module_namespace_identifier_names': module("import { 'a b' as c } from 'a'"),
  'statements.export': module('export var a'),
  'statements.export.namespace': module("export * as a from 'a'"),
  'statements.export.arbitrary_module_namespace_identifier_names': module("var a; export { a as 'a b' }"),
  'operators.import': script("import('a')"),
  'operators.import.options_parameter': script("import('a', b)"),
  'operators.import_meta': module('import.meta'),
  'grammar.hashbang_comments': script('#!a\nb'),
  'grammar.numeric_separators': script('1_000'),
  'grammar.binary_numeric_literals': script('0b1'),
  'grammar.octal_numeric_literals': script('0o7'),
  'builtins.BigInt': script('1n'),
  'grammar.template_literals': script('`a`'),
  'grammar.template_literals.template_literal_revision': script('a`\\u`'),
  'grammar.trailing_commas.trailing_commas_in_functions': script('a(b,)'),
  'grammar.trailing_commas.trailing_commas_in_dynamic_import': script("import('a',)"),
  'grammar.unicode_point_escapes': script("'\\u{1F600}'"),
  'builtins.JSON.json_superset': script("'\u2028'"),
  'builtins.RegExp.sticky': asleep('/a/y'),
  'builtins.RegExp.unicode': asleep('/a/u'),
  'builtins.RegExp.dotAll': asleep('/a/s'),
  'builtins.RegExp.hasIndices': asleep('/a/d'),
  'builtins.RegExp.unicodeSets': asleep('/a/v'),
  'regular_expressions.character_escape.unicode': asleep('/\\u{61}/u'),
  'regular_expressions.lookbehind_assertion': asleep('/(?<=a)b/'),
  'regular_expressions.modifier': asleep('/(?i:a)/'),
  'regular_expressions.named_backreference': asleep('/(?<a>.)\\k<a>/'),
  'regular_expressions.named_capturing_group': asleep('/(?<a>.)/'),
  'regular_expressions.named_capturing_group.duplicate_named_capturing_groups': asleep('/(?<a>a)|(?<a>b)/'),
  'regular_expressions.unicode_character_class_escape': asleep('/\\p{L}/u'),
};

/** An expression whose value is whether a module of a type can be had. */
export const moduleTypes = {
  'statements.import.import_attributes.type_css': withType('css', 'text/css,a{}'),
  'statements.import.import_attributes.type_json': withType('json', 'application/json,1'),
  'statements.import.import_attributes.type_text': withType('text', 'text/plain,a'),
} as const;

function withType(type: string, data: string): string {
  return `import('data:${data}', { with: { type: '${type}' } }).then(() => true, () => false)`;
}
