import { describe, expect, it } from 'vitest';
import { nestByPath, overlaps, parseJsonPath, readJsonPath } from '../../../src/kit/ladder/json-path.ts';

describe('parseJsonPath', () => {
  it.each([
    ['build.version', ['build', 'version']],
    ['items[0].name', ['items', 0, 'name']],
    ['[2][3]', [2, 3]],
    ['["a.b"].c', ['a.b', 'c']],
    ["a['it\\'s']", ['a', "it's"]],
    ['版本.号', ['版本', '号']],
    ['a-b.$c', ['a-b', '$c']],
  ])('%s', (written, path) => {
    expect(parseJsonPath(written)).toEqual(path);
  });

  it.each(['', '.a', 'a..b', 'a.', 'a[', 'a[]', 'a[x]', 'a[0]b', 'a b', '["a', 'a]'])('refuses %j', (written) => {
    expect(parseJsonPath(written)).toBeNull();
  });
});

it('reads members and elements only where they are', () => {
  const document = { a: [{ b: null }], toString: 1 };
  expect(readJsonPath(document, ['a', 0, 'b'])).toBeNull();
  expect(readJsonPath(document, ['a', 1])).toBeUndefined();
  expect(readJsonPath(document, ['a', 'length'])).toBeUndefined();
  expect(readJsonPath({}, ['constructor'])).toBeUndefined();
});

it('nests values by their paths, whatever they are called', () => {
  const nested = nestByPath([
    { path: ['a', 0, 'b'], value: 1 },
    { path: ['a', 2], value: [true] },
    { path: ['__proto__', 'x'], value: 2 },
  ]);
  expect(JSON.stringify(nested)).toBe('{"a":{"0":{"b":1},"2":[true]},"__proto__":{"x":2}}');
  expect(Object.getPrototypeOf(nested)).toBe(Object.prototype);
});

it('notices paths that lead into each other', () => {
  expect(overlaps(['a'], ['a', 'b'])).toBe(true);
  expect(overlaps(['a', 'b'], ['a', 'c'])).toBe(false);
});
