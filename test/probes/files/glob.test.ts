import { expect, it } from 'vitest';
import { compileGlobs, isGlob } from '../../../probes/files/glob.ts';

it.each([
  ['*.jar', ['a.jar'], ['x/a.jar', 'a.jar.bak']],
  ['**/*.jar', ['a.jar', 'x/y/a.jar'], ['a.jars']],
  ['lib/**', ['lib', 'lib/a', 'lib/a/b'], ['libs', 'x/lib']],
  ['**', ['a', 'a/b'], []],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/xb']],
  ['conf/*.{yml,yaml}', ['conf/a.yml', 'conf/b.yaml'], ['conf/a.ini', 'conf/x/a.yml']],
  ['a?c', ['abc', 'a中c'], ['ac', 'a/c']],
  ['[ab]x', ['ax', 'bx'], ['cx']],
  ['[!ab]x', ['cx'], ['ax']],
  ['a.(b)+', ['a.(b)+'], ['axbb']],
  ['a\\*b', ['a*b'], ['axb']],
  ['{a', ['{a'], ['a']],
  ['a}', ['a}'], ['a']],
])('%s', (glob, fits, fitsNot) => {
  const { takes } = compileGlobs([glob], []);
  expect(isGlob(glob)).toBe(true);
  for (const path of fits) expect([path, takes(path)]).toEqual([path, true]);
  for (const path of fitsNot) expect([path, takes(path)]).toEqual([path, false]);
});

it('leaves out, and does not enter, what is excluded as a whole', () => {
  const { takes, prunes } = compileGlobs([], ['logs/**', '**/*.tmp']);
  expect([takes('a'), takes('logs/x'), takes('x/a.tmp')]).toEqual([true, false, false]);
  expect([prunes('logs'), prunes('x'), prunes('x.tmp')]).toEqual([true, false, false]);
});

it('is not slowed down by a name', () => {
  expect(compileGlobs(['*a*a*a*a*a*a*a*a*a*b'], []).takes('a'.repeat(5000))).toBe(false);
});
