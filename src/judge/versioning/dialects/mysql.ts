import { leading, numbered } from '../numbered.ts';

/**
 * MySQL and Percona Server `version()`: `8.0.42`, `9.7.4-2`, `8.0.26-16`, `5.7.29-32-log`, `8.0.4-rc-log`, `26.7.0`.
 * What follows the third number is packaging and decides nothing. A text that names MariaDB is refused: its
 * handshake says 5.5.5 to old clients. The major is the release series (5.7, 8.0, 8.4), which is what an upgrade
 * has to be planned for; the minor is the release in it.
 */
export const mysql = numbered({
  name: 'mysql',
  example: '8.4.5',
  least: 2,
  most: 3,
  early: ['alpha', 'beta', 'dmr', 'labs', 'm', 'rc'],
  separators: '-+ ~_',
  prepare: (text) => (/mariadb/i.test(text) ? null : text),
  major: (version) => leading(version, 2),
  minor: (version) => leading(version, 3),
});
