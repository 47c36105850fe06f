import { leading, numbered } from '../numbered.ts';

/** The prefix by which servers before 11.0 pass for a MySQL 5.5.5 in replication (MDEV-28910 dropped it). */
const handshakePrefix = /^v?(?:0*5\.0*5\.0*5[-+ ~_]\s*)+(?=\d+\.\d)/i;

/**
 * MariaDB `version()` and handshake: `5.5.5-10.11.18-MariaDB-0+deb12u1`, `11.8.6-MariaDB-0+deb13u1 from Debian`,
 * `10.11.18`. What follows the third number is packaging and decides nothing. The major is the release series
 * (10.11), the minor the release in it, as MariaDB plans its upgrades.
 */
export const mariadb = numbered({
  name: 'mariadb',
  example: '10.11.18',
  least: 2,
  most: 3,
  early: ['alpha', 'beta', 'rc'],
  separators: '-+ ~_',
  prepare: (text) => text.replace(handshakePrefix, ''),
  major: (version) => leading(version, 2),
  minor: (version) => leading(version, 3),
});
