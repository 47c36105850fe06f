import { leading, numbered } from '../numbered.ts';

/**
 * TiDB: `v8.5.1`, or the whole of `version()`: `8.0.11-TiDB-v8.5.1-serverless`, where the first number is the MySQL
 * it passes for.
 */
export const tidb = numbered({
  name: 'tidb',
  example: 'v8.5.1',
  least: 2,
  most: 3,
  names: ['tidb'],
  early: ['alpha', 'beta', 'nightly', 'rc'],
  separators: '-+ ~_',
  major: (version) => leading(version, 1),
  minor: (version) => leading(version, 2),
});
