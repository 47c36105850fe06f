import { lettered } from '../lettered.ts';

/**
 * The lettered form VnnnRnnnCnn(SPCnnn) of GaussDB and other enterprise products, also half dotted:
 * `V500R002C10SPC100`, `GaussDB Kernel 505.2.1 build 9.2.4`, `503.1.0.SPC0300`. The major is the number behind V.
 */
export const vendor = lettered({
  name: 'vendor',
  example: 'V500R002C10SPC100',
  labels: [
    { letters: 'V', width: 3 },
    { letters: 'R', width: 3 },
    { letters: 'C', width: 2 },
    { letters: 'SPC', width: 3 },
  ],
  names: ['gaussdb kernel', 'gaussdb'],
  majorParts: 1,
});
