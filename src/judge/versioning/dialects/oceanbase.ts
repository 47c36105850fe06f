import { leading, numbered } from '../numbered.ts';

/** `4.3.5_CE_BP2` is the fourth number in words: bundle patch 2 of 4.3.5 is 4.3.5.2. */
const bundlePatch = /(\d+\.\d+\.\d+)(?:_CE)?_BP(\d+)$/i;

/**
 * OceanBase: `4.4.2.1`, `5.7.25-OceanBase_CE-v4.4.2.1`, `OceanBase_CE 4.4.2.1 (r1010...)`. The first number of the
 * long form is the MySQL it passes for.
 */
export const oceanbase = numbered({
  name: 'oceanbase',
  example: '4.4.2.1',
  least: 3,
  most: 4,
  names: ['oceanbase', 'oceanbase_ce'],
  early: ['alpha', 'beta', 'rc'],
  separators: '-+ ~_(',
  prepare: (text) => text.replace(bundlePatch, '$1.$2'),
  major: (version) => leading(version, 1),
  minor: (version) => leading(version, 2),
});
