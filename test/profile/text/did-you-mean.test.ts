import { describe, expect, it } from 'vitest';
import { didYouMean } from '../../../src/profile/text/did-you-mean.ts';

const KNOWN = [
  'max_connections',
  'max_wal_size',
  'version',
  'severity',
  'across',
  'among',
  'in',
  'id',
  'atLeast',
  'atMost',
];

describe('didYouMean', () => {
  it.each([
    ['max_conections', ['max_connections']],
    ['Version', ['version']],
    ['vresion', ['version']],
    ['ATLEAST', ['atLeast']],
    ['ｖersion', ['version']],
    ['acros', ['across']],
    ['di', ['id']],
    ['completely-else', []],
    ['', []],
    ['x'.repeat(5000), []],
  ])('%s', (wrong, expected) => {
    expect(didYouMean(wrong, KNOWN).slice(0, 1)).toEqual(expected);
  });

  it('gives at most three, the nearest first', () => {
    expect(didYouMean('app', ['app1', 'app22', 'app2', 'app3', 'App'])).toEqual(['App', 'app1', 'app2']);
  });
});
