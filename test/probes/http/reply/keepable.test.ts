import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isKeepable } from '../../../../probes/http/reply/keepable.ts';
import type { Json } from '../../../../src/model/json.ts';

const limit = 64 * 1024;

it('measures a value as JSON writes it', () => {
  const shapes = fc.jsonValue({ maxDepth: 6 }).map((value) => value as Json); // what jsonValue gives
  fc.assert(
    fc.property(shapes, fc.integer({ min: -2, max: 2 }), (value, beside) => {
      // Beside it a text that fills the rest of the limit: {"v":VALUE,"t":"..."}
      const taken = JSON.stringify({ v: value, t: '' }).length;
      const filled = { v: value, t: 'x'.repeat(limit - taken + beside) };
      expect(isKeepable(filled)).toBe(beside <= 0);
    }),
  );
});

it.each([
  ['as many levels as are kept', 63, true],
  ['one more', 64, false],
  ['no end', 200_000, false],
])('with %s', (_what, levels, kept) => {
  let value: Json = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  expect(isKeepable(value)).toBe(kept);
});
