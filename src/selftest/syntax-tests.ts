import type { SyntaxFeature } from '../kit/script/features.ts';

/**
 * How the page finds out. `script`: compiles a text, which does not run; `eval`: the text is a whole script, which
 * runs; `module`: runs a text as a module; `import`: the same, and the text imports `data:` addresses; `pattern`: makes
 * a regular expression, the text is `FLAGS/PATTERN`; `name`: looks for an object and its member (`Array.at`); `member`:
 * the same, but where the object itself is not there nothing is known, since some objects have no global name; `style`:
 * looks for a property of style sheets as scripts call it.
 */
export const testKinds = ['script', 'eval', 'module', 'import', 'pattern', 'name', 'member', 'style'] as const;
export type TestKind = (typeof testKinds)[number];

/** One question to a browser. */
export interface FeatureQuestion {
  readonly how: TestKind;
  /** What `how` says. ASCII, but for what the feature is about. */
  readonly text: string;
}

const script = (text: string): FeatureQuestion => ({ how: 'script', text });
const module = (text: string): FeatureQuestion => ({ how: 'module', text });
const imports = (text: string): FeatureQuestion => ({ how: 'import', text });

/**
 * The smallest script with each feature that scanScript reports. Nothing in them came after the feature itself, and none
 * but those of modules run. A pattern stands in a literal: a browser that notices a bad one only when it is reached does
 * not lose the script by it.
 */
export const syntaxTests: Readonly<Record<SyntaxFeature, FeatureQuestion>> = {
  'functions.arrow_functions': script('(a)=>a'),
  'functions.default_parameters': script('function f(a=1){}'),
  'functions.default_parameters.destructured_parameter_with_default_value_assignment': script('function f([a]=[]){}'),
  'functions.default_parameters.parameters_without_defaults_after_default_parameters': script('function f(a=1,b){}'),
  'functions.rest_parameters': script('function f(...a){}'),
  'functions.rest_parameters.destructuring': script('function f(...[a,b]){}'),
  'functions.method_definitions': script('({m(){}})'),
  'functions.method_definitions.async_methods': script('({async m(){}})'),
  'functions.method_definitions.async_generator_methods': script('({async *m(){}})'),
  'supplement.generator_methods': script('({*m(){}})'),
  'functions.get.computed_property_names': script('({get [a](){}})'),
  'functions.set.computed_property_names': script('({set [a](b){}})'),
  'statements.generator_function': script('function* f(){}'),
  'operators.generator_function': script('(function*(){})'),
  'statements.async_function': script('async function f(){}'),
  'operators.async_function': script('(async function(){})'),
  'supplement.async_arrow_functions': script('(async()=>1)'),
  'statements.async_generator_function': script('async function* f(){}'),
  'operators.async_generator_function': script('(async function*(){})'),
  'operators.new_target': script('function f(){new.target}'),
  'operators.super': script('({m(){super.m()}})'),
  'statements.class': script('class A{}'),
  'operators.class': script('(class{})'),
  'classes.extends': script('class A extends B{}'),
  'classes.static': script('class A{static m(){}}'),
  'classes.public_class_fields': script('class A{a=1}'),
  'classes.private_class_fields': script('class A{#a=1}'),
  'classes.private_class_fields_in': script('class A{#a;m(b){return #a in b}}'),
  'classes.private_class_methods': script('class A{#m(){}}'),
  'classes.static.class_fields': script('class A{static a=1}'),
  'classes.static.initialization_blocks': script('class A{static{a()}}'),
  'statements.const': script('const a=1'),
  'statements.let': script('let a'),
  'statements.using': script('function f(){using a=b}'),
  'statements.await_using': script('async function f(){await using a=b}'),
  'statements.for_of': script('for(var a of b);'),
  'statements.for_await_of': script('async function f(){for await(var a of b);}'),
  'statements.try_catch.optional_catch_binding': script('try{}catch{}'),
  'operators.destructuring': script('var [a]=b'),
  'operators.destructuring.computed_property_names': script('var {[a]:b}=c'),
  'operators.destructuring.rest_in_arrays': script('var [...a]=b'),
  'operators.destructuring.rest_in_objects': script('var {...a}=b'),
  'operators.spread.spread_in_arrays': script('[...a]'),
  'operators.spread.spread_in_function_calls': script('a(...b)'),
  'operators.spread.spread_in_object_literals': script('({...a})'),
  'operators.object_initializer.computed_property_names': script('({[a]:1})'),
  'operators.object_initializer.shorthand_property_names': script('({a})'),
  'operators.exponentiation': script('a**b'),
  'operators.exponentiation_assignment': script('a**=b'),
  'operators.nullish_coalescing': script('a??b'),
  'operators.nullish_coalescing_assignment': script('a??=b'),
  'operators.logical_and_assignment': script('a&&=b'),
  'operators.logical_or_assignment': script('a||=b'),
  'operators.optional_chaining': script('a?.b'),
  'supplement.optional_private': script('class A{#a;m(b){return b?.#a}}'),
  'operators.await.top_level': module('await 0'),
  'statements.import': module('0'),
  'statements.import.import_attributes': imports("import 'data:text/javascript,0' with{}"),
  'statements.import.import_attributes.type_css': imports("import a from 'data:text/css,a{}' with{type:'css'}"),
  'statements.import.import_attributes.type_json': imports("import a from 'data:application/json,1' with{type:'json'}"),
  'statements.import.import_attributes.type_text': imports("import a from 'data:text/plain,a' with{type:'text'}"),
  'statements.import.arbitrary_module_namespace_identifier_names': imports(
    "import{'a b' as c}from 'data:text/javascript,var a;export{a as%20%22a b%22}'",
  ),
  'statements.export': module('export var a'),
  'statements.export.namespace': imports("export * as a from 'data:text/javascript,0'"),
  'statements.export.arbitrary_module_namespace_identifier_names': module("var a;export{a as 'a b'}"),
  'operators.import': script("import('a')"),
  'operators.import.options_parameter': script("import('a',b)"),
  'operators.import_meta': module('import.meta'),
  'grammar.hashbang_comments': { how: 'eval', text: '#!a\n0' },
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
  'builtins.RegExp.sticky': script('/a/y'),
  'builtins.RegExp.unicode': script('/a/u'),
  'builtins.RegExp.dotAll': script('/a/s'),
  'builtins.RegExp.hasIndices': script('/a/d'),
  'builtins.RegExp.unicodeSets': script('/a/v'),
  'regular_expressions.character_escape.unicode': script('/\\u{61}/u'),
  'regular_expressions.lookbehind_assertion': script('/(?<=a)b/'),
  'regular_expressions.modifier': script('/(?i:a)/'),
  'regular_expressions.named_backreference': script('/(?<a>.)\\k<a>/'),
  'regular_expressions.named_capturing_group': script('/(?<a>.)/'),
  'regular_expressions.named_capturing_group.duplicate_named_capturing_groups': script('/(?<a>a)|(?<a>b)/'),
  'regular_expressions.unicode_character_class_escape': script('/\\p{L}/u'),
};

/** What throws when it is reached, in a browser that reads the script all the same. */
export const patternTests: { readonly [feature: string]: FeatureQuestion | undefined } = {
  'regular_expressions.character_escape.unicode': { how: 'pattern', text: 'u/\\u{61}' },
  'regular_expressions.lookbehind_assertion': { how: 'pattern', text: '/(?<=a)b' },
  'regular_expressions.modifier': { how: 'pattern', text: '/(?i:a)' },
  'regular_expressions.named_backreference': { how: 'pattern', text: '/(?<a>.)\\k<a>' },
  'regular_expressions.named_capturing_group': { how: 'pattern', text: '/(?<a>.)' },
  'regular_expressions.named_capturing_group.duplicate_named_capturing_groups': {
    how: 'pattern',
    text: '/(?<a>a)|(?<a>b)',
  },
  'regular_expressions.unicode_character_class_escape': { how: 'pattern', text: 'u/\\p{L}' },
};

/** The question for a key of syntaxFeatures; undefined: the key is of a later version of this program. */
export function syntaxTest(feature: string): FeatureQuestion | undefined {
  const all: { readonly [key: string]: FeatureQuestion | undefined } = syntaxTests;
  return Object.hasOwn(all, feature) ? all[feature] : undefined;
}
