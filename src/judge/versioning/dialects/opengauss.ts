import { leading, numbered } from '../numbered.ts';

/** openGauss: `5.0.2`, `7.0.0-RC3`, `(openGauss-lite 5.0.2 build 48a25b11) compiled at ...`. */
export const opengauss = numbered({
  name: 'opengauss',
  example: '5.0.2',
  least: 2,
  most: 4,
  names: ['opengauss', 'opengauss-lite'],
  early: ['alpha', 'beta', 'rc'],
  separators: '-+ ~_)',
  // server_version_num, which it has too, would be major 90204.
  prepare: (text) => (/^v?\d{5}/i.test(text) ? null : text),
  major: (version) => leading(version, 1),
  minor: (version) => leading(version, 2),
});
