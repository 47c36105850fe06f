import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../src/model/canonical.ts';
import * as z from 'zod';

describe('canonical', () => {
  it('does not depend on the order of keys', () => {
    expect(canonical({ b: 1, a: [{ d: 2, c: null }] })).toBe('{"a":[{"c":null,"d":2}],"b":1}');
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const json = z.json().parse(JSON.parse(JSON.stringify(value)));
        expect(JSON.parse(canonical(json))).toEqual(json);
      }),
    );
  });
});
