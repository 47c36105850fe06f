import type { SyntaxFeature } from '../../../../src/kit/script/features.ts';
import type { FeatureCase } from './feature-case.ts';

/** Declarations and statements. */
export const statementCases = {
  'statements.const': { uses: ['¦const a = 1', 'for (¦const a of b);'], misses: ['var const_ = 1', 'a.const'] },
  'statements.let': {
    uses: ['¦let a', '{ ¦let a = 1 }', 'for (¦let i = 0; ;);', '¦let [a] = b', '¦let\na'],
    misses: ['var let = 1', 'let = 1', 'let(a)', 'a.let', 'let in b'],
  },
  'statements.using': {
    uses: ['{ ¦using a = b }', 'function f() { for (¦using a of b); }'],
    misses: ['using = 1', 'using(a)', 'using\na', '{ using\na = b }', 'for (using of b);'],
  },
  'statements.await_using': {
    uses: ['¦await using a = b', 'async function f() { ¦await using a = b }'],
    misses: ['await using', 'await using(a)'],
    goal: 'module',
  },
  'statements.for_of': {
    uses: ['¦for (var a of b);', '¦for (a.b of c) {}', '¦for (const [a] of b) {}'],
    misses: ['for (var of in b);', 'for (of; ;) break', 'for (var a in b);'],
  },
  'statements.for_await_of': {
    uses: ['async function f() { ¦for await (const a of b); }', 'async () => { ¦for await (a of b); }'],
    misses: ['async function f() { for (const a of await b); }', 'for (await in b);'],
  },
  'statements.try_catch.optional_catch_binding': {
    uses: ['try {} ¦catch {}', 'try {}\n¦catch {} finally {}'],
    misses: ['try {} catch (a) {}', 'try {} finally {}', 'a.catch({})'],
  },
} satisfies Partial<Record<SyntaxFeature, FeatureCase>>;
