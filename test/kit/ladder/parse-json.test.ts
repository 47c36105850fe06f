import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/kit/ladder/parse-json.ts';

describe('parseJson', () => {
  it('gives what JSON.parse gives where no digit is lost', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/\d{16}/.test(text));
        const parsed = parseJson(text);
        expect(parsed).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      }),
    );
  });

  it('keeps every integer, digit by digit', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.string(), (integer, text) => {
        const parsed = parseJson(`{${JSON.stringify(text)}: [${String(integer)}, ${JSON.stringify(String(integer))}]}`);
        const kept = parsed.ok
          ? Object.values(parsed.value as object)
              .flat()
              .map(String)
          : [];
        expect(kept).toEqual([String(integer), String(integer)]);
      }),
    );
  });

  it.each([
    [
      '[12345678901234567890, 1e400, -9007199254740993, 9007199254740991]',
      ['12345678901234567890', '1e400', '-9007199254740993', 9007199254740991],
    ],
    ['"9007199254740993"', '9007199254740993'],
    [String.raw`"a\"12345678901234567890"`, 'a"12345678901234567890'],
    ['\uFEFF1', 1],
    ['1.1234567891', 1.1234567891],
  ])('%s', (text, value) => {
    expect(parseJson(text)).toEqual({ ok: true, value });
  });

  it('keeps all numbers as they are written, on demand', () => {
    expect(parseJson('{"v": 1.10, "w": [-0.0, 1E2, "3"]}', 'text')).toEqual({
      ok: true,
      value: { v: '1.10', w: ['-0.0', '1E2', '3'] },
    });
  });

  it.each(['', '{', '[1,]', '{"a": }', '01', '1234567890123456789012 x', '"abc', '{"a": 12345678901234567890'])(
    'refuses %j',
    (text) => {
      expect(parseJson(text).ok).toBe(false);
    },
  );

  it('treats __proto__ as a key like any other', () => {
    const parsed = parseJson('{"__proto__": {"polluted": 12345678901234567890}}');
    expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(['__proto__']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('survives a bomb of brackets and a very long string', () => {
    expect(parseJson(`${'['.repeat(200_000)}12345678901234567890`).ok).toBe(false);
    expect(parseJson(`["${'x'.repeat(5_000_000)}", 12345678901234567890]`).ok).toBe(true);
  });
});
