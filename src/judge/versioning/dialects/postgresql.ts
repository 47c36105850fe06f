import { isPreRelease, type Version } from '../dialect.ts';
import { leading, numbered } from '../numbered.ts';

/** Before version 10 the first two numbers were the major version (PostgreSQL versioning policy). */
function majorParts(version: Version): number {
  return (version.parts[0] ?? 0) >= 10 ? 1 : 2;
}

/** A beta has its own catalogue format, so it is of the same minor as nothing but itself. */
function minor(version: Version): string {
  return isPreRelease(version)
    ? postgresql.format(version).split(' ', 1).join('')
    : leading(version, majorParts(version) + 1);
}

/**
 * PostgreSQL `server_version`: `17.4`, `9.6.3`, `17devel`, `18rc1`, `13.0beta2`, `15.18 (Debian 15.18-0+deb12u1)`.
 * What stands behind the blank is the packager's and decides nothing. `server_version_num` (180004) is refused, because
 * read as a version it would be major 180004.
 */
export const postgresql = numbered({
  name: 'postgresql',
  example: '17.4',
  least: 1,
  most: 3,
  early: ['devel', 'alpha', 'beta', 'rc'],
  glued: true,
  separators: ' ',
  prepare: (text) => (/^v?\d{5}/i.test(text) ? null : text),
  major: (version) => leading(version, majorParts(version)),
  minor,
});
