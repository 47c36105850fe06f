import { Binary, Double, Long, MinKey, ObjectId, deserialize, serialize } from 'bson';
import { describe, expect, it } from 'vitest';
import { bsonOf, readBson } from '../../../probes/mongodb/bson.ts';

const wrong = () => new Error('wrong');

describe('documents', () => {
  it('that we write are read by others', () => {
    const document = { a: 1, b: 'ä', c: true, d: null, e: [1, { f: 'g' }], h: 1.5, i: 2 ** 40, j: {} };
    expect(deserialize(bsonOf(document))).toEqual(document);
    expect(deserialize(bsonOf({ a: { $binary: 'AQI=' } }))['a']).toEqual(new Binary(Buffer.from([1, 2])));
  });

  it('that others write are read by us', () => {
    const bytes = serialize({
      int: 7,
      double: new Double(2.5),
      long: Long.fromString('9007199254740993'),
      small: Long.fromNumber(12),
      text: 'ä',
      none: null,
      flag: true,
      when: new Date(0),
      id: new ObjectId('0123456789abcdef01234567'),
      list: ['a', { b: 1 }],
      bytes: new Binary(Buffer.from([1, 2])),
      least: new MinKey(),
    });
    expect(readBson(Buffer.from(bytes), wrong)).toEqual({
      int: 7,
      double: 2.5,
      long: '9007199254740993',
      small: 12,
      text: 'ä',
      none: null,
      flag: true,
      when: '1970-01-01T00:00:00.000Z',
      id: '0123456789abcdef01234567',
      list: ['a', { b: 1 }],
      bytes: { $binary: 'AQI=' },
      least: null,
    });
  });

  it('that are cut off anywhere, or lie about a length, are refused', () => {
    const whole = Buffer.from(serialize({ a: 'text', b: { c: [1, 2] }, d: new Binary(Buffer.alloc(9)) }));
    for (let length = 0; length < whole.length; length += 1)
      expect(() => readBson(whole.subarray(0, length), wrong)).toThrow('wrong');
    const nested = Array.from({ length: 30 }).reduce<object>((inner) => ({ a: inner }), {});
    expect(() => readBson(Buffer.from(serialize(nested)), wrong)).toThrow('wrong');
  });

  it('with any byte changed are read or refused, never more', () => {
    const whole = Buffer.from(serialize({ a: 'text', b: { c: [1, 2] }, d: Long.fromNumber(1), e: true }));
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      const read = () => JSON.stringify(readBson(changed, wrong));
      let told: string;
      try {
        told = read();
      } catch (error) {
        told = String(error);
      }
      expect(told).toMatch(/^\{|^Error: wrong$/);
    }
  });
});
