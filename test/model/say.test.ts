import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { nested, value, type Param, type Texts } from '../../src/model/message.ts';
import { formatValue } from '../../src/model/format-value.ts';
import { pickText, say } from '../../src/model/say.ts';
import type { Json } from '../../src/model/json.ts';
import type { Unit } from '../../src/model/words.ts';

const texts: Texts = {
  hello: 'Hello {name}, {n} {n|one:day|other:days}',
  outer: 'because {inner}',
  inner: 'it is {v}',
  brace: 'a {not a name} b',
};

describe('say', () => {
  it('fills names and plural forms', () => {
    expect(say(texts, { code: 'hello', params: { name: 'A', n: 1 } }, 'en')).toBe('Hello A, 1 day');
    expect(say(texts, { code: 'hello', params: { name: 'A', n: value(2) } }, 'en')).toBe('Hello A, 2 days');
  });

  it('shows the code and its parameters where no sentence exists', () => {
    expect(say(texts, { code: 'nothing', params: {} }, 'en')).toBe('nothing');
    expect(say(texts, { code: 'constructor', params: { a: 1 } }, 'en')).toBe('constructor (a: 1)');
  });

  it('leaves a placeholder standing whose parameter is missing', () => {
    expect(say(texts, { code: 'hello', params: { n: 3 } }, 'en')).toBe('Hello {name}, 3 days');
    expect(say(texts, { code: 'brace', params: {} }, 'en')).toBe('a {not a name} b');
  });

  it('fills messages into messages and joins lists by language', () => {
    const inner: Param = nested({ code: 'inner', params: { v: { kind: 'list', items: ['a', 'b'] } } });
    expect(say(texts, { code: 'outer', params: { inner } }, 'en')).toBe('because it is a, b');
    expect(say(texts, { code: 'outer', params: { inner } }, 'zh-CN')).toBe('because it is a、b');
  });

  it('never reads a filled-in value as a template', () => {
    expect(say(texts, { code: 'outer', params: { inner: value('{v}'), v: 'x' } }, 'en')).toBe('because {v}');
  });

  it('survives messages nested without end', () => {
    let message: Param = 'end';
    for (let depth = 0; depth < 5000; depth += 1)
      message = { kind: 'message', code: 'outer', params: { inner: message } };
    expect(say(texts, { code: 'outer', params: { inner: message } }, 'en')).toContain('because because');
  });

  it('never throws and never lets an acting character through', () => {
    const params = fc.dictionary(
      fc.string(),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.jsonValue().map((raw) => value(raw as Json)), // fast-check's own JSON type has the same shape
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom('hello', 'inner', 'x\u001b[2J'), params, (code, given) => {
        const said = say(texts, { code, params: given }, 'zh-CN');
        expect(said).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });
});

describe('formatValue', () => {
  const cases: readonly (readonly [Json, Unit | null, string, string])[] = [
    [68_719_476_736, 'bytes', '64 GiB', '64 GiB'],
    [0, 'bytes', '0 B', '0 B'],
    [1536, 'bytes', '1.5 KiB', '1.5 KiB'],
    [536_870_911_999, 'bytes', '500 GiB (536870911999 bytes)', '500 GiB（536870911999 字节）'],
    [320, 'milliseconds', '320 ms', '320 ms'],
    [1500, 'milliseconds', '1.5 s', '1.5 s'],
    [125, 'seconds', '2 min 5 s', '2 min 5 s'],
    [12_000, 'seconds', '3 h 20 min', '3 h 20 min'],
    [12, 'days', '12 days', '12 天'],
    [1, 'days', '1 day', '1 天'],
    [93.456, 'percent', '93.46%', '93.46%'],
    ['2027-01-31T16:05:07Z', 'instant', '2027-02-01 00:05:07 +08:00', '2027-02-01 00:05:07 +08:00'],
    ['never', 'instant', 'never', 'never'],
    [5432, null, '5432', '5432'],
    [true, null, 'true', 'true'],
    [null, null, '(none)', '（无）'],
    ['', null, '(empty)', '（空）'],
    [' a', null, '" a"', '" a"'],
    [{ a: [1, 'x'] }, null, '{"a":[1,"x"]}', '{"a":[1,"x"]}'],
    ['red\u001b[31m\u202e\ud800', null, 'red\\u001b[31m\\u202e\\ud800', 'red\\u001b[31m\\u202e\\ud800'],
  ];
  it.each(cases)('%j %s', (raw, unit, en, zh) => {
    expect(formatValue(raw, unit, 'en', 'Asia/Shanghai')).toBe(en);
    expect(formatValue(raw, unit, 'zh-CN', 'Asia/Shanghai')).toBe(zh);
  });

  it('clips with a note of the length and cuts no pair apart', () => {
    const long = formatValue('a'.repeat(299) + '𝄞'.repeat(1000), null, 'en', 'UTC');
    expect(long).toBe(`${'a'.repeat(299)}… (2299 characters in all)`);
  });

  it('counts an unknown time zone as UTC', () => {
    expect(formatValue('2027-01-31T16:05:07Z', 'instant', 'en', 'Mars/Base')).toBe('2027-01-31 16:05:07 +00:00');
  });
});

describe('pickText', () => {
  it('takes the language, else the other, else nothing', () => {
    expect(pickText('both', 'en')).toBe('both');
    expect(pickText({ en: 'e', 'zh-CN': '中' }, 'zh-CN')).toBe('中');
    expect(pickText({ en: 'e' }, 'zh-CN')).toBe('e');
    expect(pickText({}, 'en')).toBe('');
  });
});
