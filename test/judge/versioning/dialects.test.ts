import * as fc from 'fast-check';
import semverCompare from 'semver/functions/compare.js';
import { describe, expect, it } from 'vitest';
import type { DialectName } from '../../../src/model/words.ts';
import { isPreRelease } from '../../../src/judge/versioning/dialect.ts';
import { dialectOf } from '../../../src/judge/versioning/registry.ts';
import { dialects, likelyVersion, version, versionsOf } from './versions.ts';

/** Texts in rising order; those of one line are equal. */
const orders: Readonly<Record<DialectName, readonly (readonly string[])[]>> = {
  semver: [
    ['1.0.0-1'],
    ['1.0.0-alpha'],
    ['1.0.0-alpha.1'],
    ['1.0.0-alpha.beta'],
    ['1.0.0-beta.2'],
    ['1.0.0-beta.11'],
    ['1.0.0-rc.99999999999999999998'],
    ['1.0.0-rc.99999999999999999999'],
    ['1.0.0', 'v1.0.0', '1.0.0+5'],
    ['1.9.0'],
    ['1.10.0'],
  ],
  postgresql: [
    ['9.6beta1'],
    ['9.6.3'],
    ['9.6.24'],
    ['10.0', '10'],
    ['10.23'],
    ['13.0beta2', '13beta2'],
    ['15.18 (Debian 15.18-0+deb12u1)', '15.18'],
    ['17devel'],
    ['17.4'],
    ['17.10'],
    ['18devel'],
    ['18beta3'],
    ['18rc1'],
    ['18.0', '18'],
  ],
  mysql: [
    ['5.7.1-m11'],
    ['5.7.29-32-log'],
    ['8.0.4-rc-log'],
    ['8.0.26-16', '8.0.26'],
    ['8.0.42-0ubuntu0.22.04.1'],
    ['9.7.4-2'],
    ['26.7.0'],
  ],
  mariadb: [
    ['5.5.68-MariaDB'],
    ['10.5.2-beta'],
    ['10.5.2'],
    ['5.5.5-10.11.18-MariaDB-0+deb12u1', '10.11.18-MariaDB', '10.11.18'],
    ['11.8.6-MariaDB-0+deb13u1 from Debian'],
  ],
  chromium: [['99'], ['120.0.0.0', '120'], ['120.0.6099.9'], ['120.0.6099.109'], ['156.0.8078.79']],
  kingbase: [
    ['Kingbase V007R001C002B0014'],
    ['V008R003'],
    ['V008R006C008', 'V8R6C8', '8.6.8'],
    ['KingbaseES V008R006C008B0020 on x86_64-pc-linux-gnu, compiled by gcc', 'V8R6C8B20', '8.6.8.20'],
    ['V008R006C008B0020PS005'],
    ['V009R001C010'],
  ],
  opengauss: [
    ['2.0.0'],
    ['(openGauss 5.0.2 build 48a25b11) compiled at 2024-05-14', '(openGauss-lite 5.0.2 build x)', '5.0.2'],
    ['7.0.0-RC3'],
    ['7.0.0-RC10'],
    ['7.0.0'],
  ],
  tidb: [
    ['5.7.25-TiDB-v3.0.3'],
    ['v4.0.0-beta.2'],
    ['v4.0.0-rc.1'],
    ['v4.0.0'],
    ['8.0.11-TiDB-v8.5.1', '8.0.11-TiDB-v8.5.1-serverless', 'v8.5.1-dirty', '8.5.1'],
    ['v8.5.10'],
  ],
  oceanbase: [
    ['OceanBase 3.1.3 (r20230101)'],
    ['4.3.5_CE_BP2', '4.3.5.2'],
    ['OceanBase_CE 4.4.2.1 (r1010-abc) (Built 2026)', '5.7.25-OceanBase_CE-v4.4.2.1', '4.4.2.1'],
    ['4.4.10.0'],
  ],
  vendor: [
    ['V100R003C20SPC100'],
    ['GaussDB Kernel V500R002C00 build 9.2.4', 'V500R002C00', 'V500R002'],
    ['V500R002C10SPC100'],
    ['503.1.0.SPC0300', 'V503R001C00SPC300'],
    ['GaussDB Kernel 505.2.1 build 1', '505.2.1'],
  ],
  loose: [
    ['1.0.2'],
    ['1.0.2a'],
    ['1.0.2m'],
    ['1.0.2z'],
    ['v1.2.3', '1.2.3', 'release-1.2.3', 'V1.2.3.0'],
    ['1.8.0_392'],
    ['1.8.0_392-b08'],
    ['1.9'],
    ['1.10'],
    ['7.0.4.9'],
    ['7.0.4.9_M2'],
    ['7.0.4.9_M10'],
    ['8.2.0~1'],
    ['8.2.0-SNAPSHOT'],
    ['8.2.0-alpha.1', '8.2.0a1', '8.2.0-ALPHA1'],
    ['8.2.0-b2', '8.2.0 beta 2'],
    ['8.2.0-M1', '8.2.0.milestone-1'],
    ['8.2.0-rc9', '8.2.0-CR9'],
    ['8.2.0-rc10'],
    ['8.2.0', '8.2.0.RELEASE', '8.2.0-final', '8.2-GA'],
    ['8.2.1'],
    ['8.2.1-3'],
    ['8.2.1-build.45', '8.2.1 (build 45)'],
    ['8.2.1-hotfix.3-rc1'],
    ['8.2.1-hotfix.3', '8.2.1+hotfix.3', '8.2.1 hotfix 3'],
    ['8.2.1-hotfix.10'],
    ['8.2.1-sp1'],
    ['8.2.2'],
    ['R17', 'r17', '17'],
    ['17.0.9+9'],
    ['17.0.9+10-LTS', '17.0.9+10'],
    ['R2024a'],
    ['R2024b'],
    ['2024.1'],
    ['2024.12'],
  ],
};

describe.each(dialects)('%s', (name, dialect) => {
  it('puts the known versions in their order', () => {
    const flat = orders[name].flatMap((texts, rank) => texts.map((text) => ({ text, rank })));
    for (const a of flat) {
      for (const b of flat) {
        const found = dialect.compare(version(dialect, a.text), version(dialect, b.text));
        expect(`${a.text} ${b.text} ${String(found)}`).toBe(
          `${a.text} ${b.text} ${String(Math.sign(a.rank - b.rank))}`,
        );
      }
    }
  });

  it('reads its example', () => {
    expect(dialect.format(version(dialect, dialect.example)).toLowerCase()).toBe(
      dialect.example.replace(/^v(?=\d\.)/, '').toLowerCase(),
    );
  });

  it('reads what it wrote', () => {
    fc.assert(
      fc.property(versionsOf(dialect), (v) => {
        const canonical = dialect.format(v);
        const again = version(dialect, canonical);
        expect({ ...again, text: '' }).toEqual({ ...v, text: '' });
        expect(dialect.format(again)).toBe(canonical);
      }),
      { numRuns: 2000 },
    );
  });

  it('is a total order', () => {
    const some = versionsOf(dialect);
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        const { compare } = dialect;
        expect(compare(a, a)).toBe(0);
        expect(compare(a, b) + compare(b, a)).toBe(0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) {
          const strict = compare(a, b) < 0 || compare(b, c) < 0;
          expect(compare(a, c)).toBe(strict ? -1 : 0);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, and gives only safe numbers', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), likelyVersion), (text) => {
        dialect.bound(text);
        for (const part of dialect.parse(text)?.parts ?? []) expect(Number.isSafeInteger(part)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['nothing', ''],
    ['a blank', '  '],
    ['a word', 'latest'],
    ['NUL', '8.2.1\u0000'],
    ['NUL inside a packager text', '8.2.1 (a\u0000b)'],
    ['full-width digits', '１７．４'],
    ['a full-width digit behind', '8.2.１'],
    ['numbers beyond 2^53', '8.9007199254740993.1'],
    ['10,000 digits', '1'.repeat(10_000)],
    ['10,000 parts', '1.'.repeat(5_000) + '1'],
    ['10,000 letters', `1-${'a'.repeat(10_000)}`],
    ['a minus', '-8.2.1'],
    ['two dots', '8..2.1'],
    ['a dot at the end', '8.2.1.'],
    ['a sentence', 'Not Found'],
    ['a sentence with a number', '404 Not Found'.replace('404', name === 'postgresql' ? 'HTTP 404' : '404')],
    ['a page', '<html>8.2.1</html>'],
  ])('refuses %s', (_, text) => {
    expect(dialect.parse(text)).toBeNull();
  });
});

describe('a version', () => {
  it('keeps how it was written', () => {
    expect(version(dialectOf('loose'), ' v1.2.3 ').text).toBe('v1.2.3');
  });

  it.each([
    ['postgresql', '9.6.3', '9.6', '9.6.3'],
    ['postgresql', '17.4 (Debian 17.4-1)', '17', '17.4'],
    ['postgresql', '17beta1', '17', '17beta1'],
    ['postgresql', '17', '17', '17.0'],
    ['mysql', '8.0.42-0ubuntu1', '8.0', '8.0.42'],
    ['mariadb', '5.5.5-10.11.18-MariaDB', '10.11', '10.11.18'],
    ['chromium', '120.0.6099.109', '120', '120.0'],
    ['kingbase', 'V008R006C008B0020', 'V008R006', 'V008R006C008'],
    ['vendor', '505.2.1', 'V505', 'V505R002'],
    ['opengauss', '7.0.0-RC3', '7', '7.0'],
    ['tidb', '8.0.11-TiDB-v8.5.1', '8', '8.5'],
    ['oceanbase', '4.4.2.1', '4', '4.4'],
    ['semver', '8.2.1-rc.1', '8', '8.2'],
    ['loose', '8.2.1-hotfix.3', '8', '8.2'],
    ['loose', 'R17', '17', '17.0'],
  ] as const)('%s %s is of major %s and minor %s', (name, text, major, minor) => {
    const dialect = dialectOf(name);
    const found = version(dialect, text);
    expect([dialect.major(found), dialect.minor(found)]).toEqual([major, minor]);
  });

  it.each([
    ['postgresql', '18rc1', true],
    ['postgresql', '18.0 (Debian 18~rc1-1)', false],
    ['semver', '1.0.0-hotfix.1', true],
    ['loose', '1.0.0-hotfix.1', false],
    ['loose', '1.0.0-SNAPSHOT', true],
    ['loose', '1.0.0+rc1', false],
    ['loose', '8.2.1-4a2f9c1', false],
    ['mysql', '8.0.42', false],
  ] as const)('%s %s before its release: %s', (name, text, expected) => {
    expect(isPreRelease(version(dialectOf(name), text))).toBe(expected);
  });

  it.each([
    ['postgresql', '180004'],
    ['postgresql', '17.4-YB'],
    ['mysql', '5.5.5-10.11.18-MariaDB-0+deb12u1'],
    ['mysql', '8'],
    ['chromium', '120.0.6099.109.1'],
    ['chromium', '120.0.6099.109 built on Debian'],
    ['kingbase', 'KingbaseES V8'],
    ['oceanbase', '5.7.25-OceanBase seekdb-v1.0.0.0'],
    ['semver', '1.2'],
    ['semver', '01.2.3'],
    ['loose', '4a2f9c1d'],
    ['loose', 'latest-8.2'],
  ] as const)('%s refuses %s', (name, text) => {
    expect(dialectOf(name).parse(text)).toBeNull();
  });

  it('agrees with the semver package, where that compares exactly', () => {
    const semver = dialectOf('semver');
    fc.assert(
      fc.property(versionsOf(semver), versionsOf(semver), (a, b) => {
        fc.pre(!/\d{16}/.test(a.text + b.text));
        expect(semver.compare(a, b)).toBe(semverCompare(a.text, b.text));
      }),
      { numRuns: 2000 },
    );
  });
});
