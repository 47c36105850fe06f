import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { createSharing } from '../../src/run/share.ts';

describe('facts of many observations', () => {
  const certificate = (name: string): JsonObject => ({ names: [name], chain: [{ subject: name, keySize: 2048 }] });

  it('are kept once where they are equal', () => {
    const sharing = createSharing();
    const one = sharing({ certificate: certificate('a'), status: 200 });
    const other = sharing({ certificate: certificate('a'), status: 404 });
    const third = sharing({ certificate: certificate('b'), status: 404 });
    expect(other['certificate']).toBe(one['certificate']);
    expect(third['certificate']).not.toBe(one['certificate']);
    expect([one, other, third]).toEqual([
      { certificate: certificate('a'), status: 200 },
      { certificate: certificate('a'), status: 404 },
      { certificate: certificate('b'), status: 404 },
    ]);
  });

  it('are the same bytes as before, whatever they hold', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`fact${String(n)}`, { n, list: [n, null] }]));
    const odd = JSON.parse('{"__proto__":{"a":1},"1":[true],"":{"b":{"__proto__":"x"}},"\\u2028\\"":{}}') as JsonObject; // an object of JSON
    const sharing = createSharing();
    for (const facts of [many, odd, {}, { long: { text: 'x'.repeat(100_000) } }, { wide: Array(5000).fill([1]) }])
      for (const time of ['first', 'second']) expect(JSON.stringify(sharing(facts)), time).toBe(JSON.stringify(facts));
  });

  it('are not held for ever', () => {
    const sharing = createSharing();
    const [first] = Array.from({ length: 2000 }, (_, n) => sharing({ fact: { n } }));
    expect(sharing({ fact: { n: 0 } })['fact']).not.toBe(first?.['fact']);
  });

  it('are left as they are where comparing them would cost more than it saves', () => {
    const large = { rows: Array.from({ length: 1000 }, (_, n) => n) };
    expect(createSharing()({ large })['large']).toBe(large);
  });
});
