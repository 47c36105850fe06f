import { expect, it } from 'vitest';
import { byteReader } from '../../../src/kit/service/byte-reader.ts';

const short = () => new Error('short');

it('reads fields one after the other', () => {
  const reader = byteReader(
    Buffer.from('01 0203 04050607 ff fffe fffffffd fffffffffffffffc 6162'.replace(/ /g, ''), 'hex'),
    short,
  );
  expect([reader.u8(), reader.u16(), reader.u32(), reader.i8(), reader.i16(), reader.i32(), reader.i64()]).toEqual([
    1,
    0x0203,
    0x04050607,
    -1,
    -2,
    -3,
    -4n,
  ]);
  expect(reader.left()).toBe(2);
  expect(reader.take(2).toString()).toBe('ab');
});

it('goes beyond no end, whatever a length says', () => {
  const reader = byteReader(Buffer.from([1, 2]), short);
  expect(() => reader.u32()).toThrow('short');
  expect(() => reader.take(-1)).toThrow('short');
  expect(() => reader.take(3)).toThrow('short');
  expect(reader.left()).toBe(2);
});
