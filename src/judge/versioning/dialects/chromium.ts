import { leading, numbered } from '../numbered.ts';

/** Chromium's MAJOR.MINOR.BUILD.PATCH (chromium.org, version numbers), also shortened as in `Chrome 120`. */
export const chromium = numbered({
  name: 'chromium',
  example: '120.0.6099.109',
  least: 1,
  most: 4,
  separators: '',
  major: (version) => leading(version, 1),
  minor: (version) => leading(version, 2),
});
