import { expect, it } from 'vitest';
import { readPatience } from '../../src/cli/patience.ts';

const read = readPatience('no time');

it.each([
  ['90s', 90_000],
  ['5m', 300_000],
  ['5 min', 300_000],
  ['1.5h', 5_400_000],
  ['24h', 86_400_000],
])('%s', (text, milliseconds) => {
  expect(read(text)).toBe(milliseconds);
});

it.each(['', '5', 'm', '0s', '25h', '-1m', '1e3s', '5 minutes', '９m'])('%s is no time', (text) => {
  expect(() => read(text)).toThrow('no time');
});
