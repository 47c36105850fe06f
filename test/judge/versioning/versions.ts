import * as fc from 'fast-check';
import { dialectNames, type DialectName } from '../../../src/model/words.ts';
import type { Dialect, Version } from '../../../src/judge/versioning/dialect.ts';
import { dialectOf } from '../../../src/judge/versioning/registry.ts';
import { parseRange, satisfies } from '../../../src/judge/versioning/range.ts';

/** All dialects with their names, for `it.each`. */
export const dialects: readonly (readonly [DialectName, Dialect])[] = dialectNames.map((name) => [
  name,
  dialectOf(name),
]);

/** The version, or a failure of the test. */
export function version(dialect: Dialect, text: string): Version {
  const found = dialect.parse(text);
  if (found === null) throw new Error(`${dialect.name} does not read ${JSON.stringify(text)}`);
  return found;
}

/** Whether the version fits; a range that cannot be read fails the test. */
export function fits(dialect: Dialect, range: string, text: string): boolean {
  const result = parseRange(dialect, range);
  if (!result.ok) throw new Error(`${range}: ${result.code}`);
  return satisfies(dialect, result.range, version(dialect, text));
}

/** What the versions of all dialects are made of, and what comes between by accident. */
const pieces = [
  ...['0', '1', '2', '8', '9', '10', '17', '08', '392', '5.5.5', '99999999999999999999', '9007199254740991'],
  ...['.', '.', '-', '_', '+', '~', ' ', '(', ')', 'v', 'V', 'R', 'C', 'B', 'SPC', 'PS', '/', '\u00a0', '\u0000', '５'],
  ...['a', 'b', 'm', 'k', 'x', 'rc', 'RC', 'beta', 'devel', 'SNAPSHOT', 'hotfix', 'final', 'release', 'build', 'log'],
  ...['4f2a9c1', 'gabc', 'deadbee', 'TiDB-', 'OceanBase_CE ', 'openGauss ', 'MariaDB', 'KingbaseES ', '_BP', 'Debian'],
];

const numbers = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
const lettered = fc
  .tuple(fc.nat({ max: 20 }), fc.nat({ max: 12 }), fc.nat({ max: 12 }), fc.nat({ max: 12 }))
  .map(([v, r, c, b]) => `V${String(v)}R${String(r)}C${String(c)}${b % 2 === 0 ? 'B' : 'SPC'}${String(b)}`);
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((found) => found.join(''));

/** Texts that are often a version of some dialect. */
export const likelyVersion: fc.Arbitrary<string> = fc.oneof(
  numbers,
  lettered,
  fc.tuple(fc.oneof(numbers, lettered), soup).map(([head, tail]) => head + tail),
  fc.tuple(fc.constantFrom('-', '+', '~', '', ' ', '_'), numbers, soup).map(([s, head, tail]) => `${head}${s}${tail}`),
  soup,
);

/** Versions of one dialect. */
export function versionsOf(dialect: Dialect): fc.Arbitrary<Version> {
  const semverTail = fc
    .array(fc.constantFrom('rc', '1', '10', 'alpha', 'x-y', '99999999999999999999', '9007199254740993'), {
      maxLength: 3,
    })
    .map((identifiers) => (identifiers.length === 0 ? '' : `-${identifiers.join('.')}`));
  const three = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 }), semverTail);
  const semver = three.map(([a, b, c, tail]) => `${String(a)}.${String(b)}.${String(c)}${tail}`);
  return fc
    .oneof(likelyVersion, semver)
    .map((text) => dialect.parse(text))
    .filter((found) => found !== null);
}
