import { expect, it } from 'vitest';
import { numberOf } from '../../../../src/kit/database/queries/number-of.ts';

it.each([
  ['0', 0],
  ['-0', 0],
  ['42', 42],
  ['-42', -42],
  ['1.50', 1.5],
  ['0.1', 0.1],
  ['1e3', 1000],
  ['9007199254740991', 9_007_199_254_740_991],
  ['9007199254740993', '9007199254740993'],
  ['100000000000000000000', 1e20],
  ['12345678901234567890', '12345678901234567890'],
  ['0.1234567890123456', '0.1234567890123456'],
  ['NaN', 'NaN'],
  ['Infinity', 'Infinity'],
  ['1e999', '1e999'],
  ['', ''],
  ['x', 'x'],
])('%s', (written, number) => {
  expect(numberOf(written)).toBe(number);
});

it('takes a double as it is written', () => {
  expect(numberOf('0.30000000000000004', true)).toBe(0.300_000_000_000_000_04);
  expect(numberOf('NaN', true)).toBe('NaN');
});
