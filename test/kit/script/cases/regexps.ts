import type { SyntaxFeature } from '../../../../src/kit/script/features.ts';
import type { FeatureCase } from './feature-case.ts';

/** RegExp literals. */
export const regExpCases = {
  'builtins.RegExp.sticky': { uses: ['/a/¦y', '/a/g¦y'], misses: ['/y/', '/a/gim', '"/a/y"'] },
  'builtins.RegExp.unicode': { uses: ['/a/¦u'], misses: ['/u/', '/a/v', 'new RegExp("a", "u")'] },
  'builtins.RegExp.dotAll': { uses: ['/a/¦s', '/a/gi¦s'], misses: ['/s/', '/a/i', 'a / b / s'] },
  'builtins.RegExp.hasIndices': { uses: ['/a/¦d'], misses: ['/d/', '/a/g', 'a / b / d'] },
  'builtins.RegExp.unicodeSets': { uses: ['/a/¦v', '/[[a]--[b]]/¦v'], misses: ['/v/', '/a/u'] },
  'regular_expressions.character_escape.unicode': {
    uses: ['/¦\\u{61}/u', '/[¦\\u{61}]/v', '/\\\\¦\\u{61}/u'],
    misses: ['/\\u{61}/', '/\\\\u{61}/', '/\\u0061/u', '"\\u{61}"'],
  },
  'regular_expressions.lookbehind_assertion': {
    uses: ['/¦(?<=a)b/', '/a¦(?<!a)b/', '/[(](¦(?<=a))/'],
    misses: ['/(?<n>x)/', '/(?=a)/', '/(?!a)/', '/[(?<=a)]/', '/\\(?<=a/', 'new RegExp("(?<=a)")'],
  },
  'regular_expressions.modifier': {
    uses: ['/¦(?i:a)/', '/¦(?-i:a)/', '/¦(?s-m:a)/'],
    misses: ['/(?:i)/', '/[(?i:a)]/', '/\\(?i:a/', '/a/i'],
  },
  'regular_expressions.named_backreference': {
    uses: ['/(?<n>a)¦\\k<n>/', '/¦\\k<n>(?<n>a)/'],
    misses: ['/\\k<n>/', '/(a)\\1/', '/(?<n>a)\\\\k<n>/', '/(?<n>a)[\\q]/'],
  },
  'regular_expressions.named_capturing_group': {
    uses: ['/¦(?<n>x)/', '/a(b¦(?<名>c))/'],
    misses: ['/(?<=x)/', '/(?<!x)/', '/[(?<n>x)]/', '/(x)/', '/\\(?<n>x/', '"(?<n>x)"'],
  },
  'regular_expressions.named_capturing_group.duplicate_named_capturing_groups': {
    uses: ['/(?<n>a)|¦(?<n>b)/'],
    misses: ['/(?<n>a)|(?<m>b)/', '/(?<n>a)|(?<nn>b)/', '/(?<n>[(?<n>])/'],
  },
  'regular_expressions.unicode_character_class_escape': {
    uses: ['/¦\\p{L}/u', '/¦\\P{Script=Greek}/u', '/[a¦\\p{L}]/v'],
    misses: ['/\\p{L}/', '/\\\\p{1}/', '/p{1}/u'],
  },
} satisfies Partial<Record<SyntaxFeature, FeatureCase>>;
