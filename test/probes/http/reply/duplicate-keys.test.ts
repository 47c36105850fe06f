import { expect, it } from 'vitest';
import { duplicateKeys } from '../../../../probes/http/reply/duplicate-keys.ts';

it.each([
  ['{"a": 1, "b": {"a": 2}}', []],
  ['{"a": 1, "a": 2}', ['/a']],
  ['{"\\u0061": 1, "a": 2}', ['/a']],
  ['{"x/y": [0, {"~": 1 , "~" : "~"}], "x/y": "x/y"}', ['/x~1y/1/~0', '/x~1y']],
  ['["a", "a", ["a"], {"k": "k", "v": ["k", "k"]}]', []],
  ['{"a": "a", "b": "{\\"a\\": 1, \\"a\\": 2}", "c": ",[]"}', []],
  ['[[], {}, [1, {"": 1, "": 2}]]', ['/2/1/']],
  ['"a"', []],
])('of %s', (text, paths) => {
  expect(duplicateKeys(text)).toEqual({ paths, more: false });
});

it('keeps the first twenty, and says that there are more', () => {
  const text = `{${Array.from({ length: 50 }, () => '"a": 1').join()}}`;
  const { paths, more } = duplicateKeys(text);
  expect({ kept: paths.length, more }).toEqual({ kept: 20, more: true });
});
