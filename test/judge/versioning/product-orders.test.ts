import { describe, expect, it } from 'vitest';
import { parseRange, satisfies } from '../../../src/judge/versioning/range.ts';
import { dialectOf } from '../../../src/judge/versioning/registry.ts';
import { productNamed } from '../../../src/model/product-name.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';

function dialectOfProduct(name: string) {
  const product = productNamed(referenceData.databases, name);
  if (product === undefined) throw new Error(`no product ${name}`);
  return dialectOf(product.dialect);
}

/** Versions of each product as they came out, the oldest first. */
const histories: Readonly<Record<string, readonly string[]>> = {
  PostgreSQL: [
    '9.5.25',
    '9.6',
    '9.6.24',
    '10.1',
    '13.0beta2',
    '13.0',
    '15.18',
    '17devel',
    '17.4',
    '18beta1',
    '18rc1',
    '18.4',
  ],
  MySQL: ['5.7.44', '8.0.4-rc-log', '8.0.11', '8.0.42', '8.4.5', '9.0.1', '9.7.4-2', '26.7.0'],
  MariaDB: ['5.5.68', '10.2.44', '10.6.22', '10.11.9', '10.11.18', '11.4.2', '11.8.6', '12.3.1'],
  'Percona Server': ['5.7.29', '8.0.26', '8.0.36', '8.4.3'],
  KingbaseES: [
    'V007R001C002B0014',
    'V008R003C002',
    'V008R006C007B0012',
    'V008R006C008B0014',
    'V008R006C008B0020',
    'V009R001C010',
  ],
  openGauss: ['2.0.0', '2.1.0', '3.0.0', '5.0.0', '5.0.2', '6.0.0-RC1', '6.0.0', '7.0.0-RC1', '7.0.0-RC3'],
  MogDB: ['2.1.1', '3.0.4', '5.0.0', '5.2.0'],
  GaussDB: ['V300R002C00', 'V500R001C20', 'V500R002C00', 'V500R002C10', '503.1.0', '503.1.0.SPC0300', '505.2.1'],
  'GaussDB(DWS)': ['8.1.3', '8.2.0', '9.1.0', '9.1.1'],
  TiDB: ['3.0.3', '5.4.0', '7.5.2', 'v8.5.1'],
  OceanBase: ['3.1.3', '4.2.1.0', '4.3.5.2', '4.4.2.0', '4.4.2.1'],
  CockroachDB: ['23.1.11', '24.3.5-alpha.1', '24.3.5', '25.1.0'],
  YugabyteDB: ['2.20.1.0-b97', '2024.1.0.0-b129', '2024.2.0.0-b0', '2025.1.0.0-b168'],
  Greenplum: ['5.28.0', '6.25.3', '7.1.0'],
  Vastbase: ['V2.2', 'V3.0'],
  HighGo: ['4.5', '4.5.8', '9.0'],
  'Amazon Aurora MySQL': ['2.11.4', '3.05.2', '3.08.1', '3.10.0'],
  'Apache Doris': ['1.2.7', '2.1.7-rc01-443e87e203', '3.0.4', '4.0.1'],
};

describe('versions of one product are in order', () => {
  it.each(Object.entries(histories))('%s', (name, history) => {
    const dialect = dialectOfProduct(name);
    const versions = history.map((text) => dialect.parse(text));
    expect(versions).not.toContain(null);
    const read = versions.filter((each) => each !== null);
    for (const [at, version] of read.entries()) {
      const later = read.slice(at + 1).map((other) => dialect.compare(version, other));
      expect(later, version.text).toEqual(later.map(() => -1));
    }
  });
});

describe('ranges mean what the product means', () => {
  it.each([
    ['PostgreSQL', '>=14 <18', ['14.0', '17.9'], ['13.22', '18.0', '18rc1', '9.6.24']],
    ['MariaDB', '>=10.6 <11', ['10.6.1', '10.11.18'], ['10.2.44', '11.0.2']],
    ['MySQL', '>=8.0.36 <10', ['8.0.42', '9.7.4'], ['8.0.35', '26.7.0']],
    ['MySQL', '>=9.7', ['9.7.4-2', '26.7.0'], ['8.4.5']],
    ['KingbaseES', '>=V008R006C008', ['V008R006C008B0020', 'V009R001C010'], ['V008R006C007B0012', 'V007R001']],
    ['KingbaseES', 'V008R006', ['V008R006C008B0020'], ['V008R003C002', 'V009R001C010']],
    ['openGauss', '>=5.0.0 <7', ['5.0.2', '6.0.0'], ['3.1.0', '7.0.0-RC3']],
    ['GaussDB', '>=V500R002C00', ['V500R002C10', '505.2.1'], ['V500R001C20']],
    ['GaussDB(DWS)', '>=8.2', ['9.1.1'], ['8.1.3']],
    ['TiDB', '>=7.5 <9', ['8.5.1', 'v7.5.2'], ['6.5.0']],
    ['OceanBase', '>=4.2.1.0 <4.4.2.1', ['4.3.5.2'], ['3.1.3', '4.4.2.1']],
  ] as const)('%s %s', (name, written, inside, outside) => {
    const dialect = dialectOfProduct(name);
    const parsed = parseRange(dialect, written);
    if (!parsed.ok) throw new Error(parsed.code);
    const fits = (text: string) => {
      const version = dialect.parse(text);
      return version !== null && satisfies(dialect, parsed.range, version);
    };
    expect(inside.filter((text) => !fits(text))).toEqual([]);
    expect(outside.filter(fits)).toEqual([]);
  });
});
