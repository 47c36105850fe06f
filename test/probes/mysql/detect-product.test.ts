import { expect, it } from 'vitest';
import { detectProduct } from '../../../probes/mysql/detect-product.ts';
import { mysql as mysqlDialect } from '../../../src/judge/versioning/dialects/mysql.ts';

const other = 'unrecognised MySQL-protocol server';

it.each([
  ['8.0.42', 'MySQL Community Server - GPL', 'MySQL', '8.0.42'],
  ['8.0.42-0ubuntu0.22.04.1', '(Ubuntu)', 'MySQL', '8.0.42'],
  ['9.7.4-2', '(Debian)', 'MySQL', '9.7.4'],
  ['26.7.0', 'MySQL Community Server - GPL', 'MySQL', '26.7.0'],
  ['8.4.3-commercial', 'MySQL Enterprise Server - Commercial', 'MySQL', '8.4.3'],
  ['9.3.0', 'Homebrew', 'MySQL', '9.3.0'],
  ['5.5.5-10.11.18-MariaDB-0+deb12u1', 'Debian 12', 'MariaDB', '10.11.18'],
  ['10.6.22-MariaDB-log', 'mariadb.org binary distribution', 'MariaDB', '10.6.22'],
  ['10.5.16-9-MariaDB-enterprise-log', 'MariaDB Enterprise Server', 'MariaDB', '10.5.16'],
  ['8.0.36-28.1', 'Percona XtraDB Cluster (GPL), Release rel28, Revision bfb687f', 'Percona XtraDB Cluster', '8.0.36'],
  ['5.7.29-32-log', "Percona Server (GPL), Release '32', Revision '56bce88'", 'Percona Server', '5.7.29'],
  ['8.0.32-25', 'GreatSQL, Release 25, Revision 79f57097e3f', 'GreatSQL', '8.0.32'],
  ['5.7.25-TiDB-v3.0.3', 'MySQL Community Server (Apache License 2.0)', 'TiDB', '3.0.3'],
  ['8.0.11-TiDB-v7.5.2-serverless', 'TiDB Server', 'TiDB', '7.5.2-serverless'],
  ['5.7.25-OceanBase_CE-v4.4.2.1', 'OceanBase_CE 4.4.2.1 (r1-abc)', 'OceanBase', '4.4.2.1'],
  ['8.0.30', 'OceanBase 3.1.3 (r20220101)', 'OceanBase', '3.1.3'],
  ['5.7.25-OceanBase seekdb-v1.0.0.0', 'OceanBase seekdb 1.0.0.0', 'seekdb', '1.0.0.0'],
  ['5.6.29-PXC-5.4.19-SNAPSHOT', 'Tddl Server (ALIBABA)', 'PolarDB-X', '5.4.19-SNAPSHOT'],
  ['5.7.18-txsql-log', '20210630', 'TDSQL', '5.7.18'],
  ['8.0.33-v24-txsql-22.6.9-20250509', 'Source distribution', 'TDSQL', '22.6.9'],
  ['5.7.99', 'Doris version doris-2.1.7-rc01-443e87e203', 'Apache Doris', '2.1.7-rc01-443e87e203'],
  ['5.1.0', 'StarRocks version 3.3.22', 'StarRocks', '3.3.22'],
  [
    '5.7.32',
    'SingleStoreDB source distribution (compatible; MySQL Enterprise & MySQL Commercial)',
    'SingleStore',
    null,
  ],
  ['8.0.43-Vitess', 'Version: 22.0.0', 'Vitess', null],
  ['10.4.1', 'MySQL Community Server - GPL', other, null],
  ['8.0.42', 'MyOwn', other, null],
  ['8.0.42', '', other, null],
  ['', 'MySQL Community Server - GPL', other, null],
  [`8.0.${'4'.repeat(500)}`, 'MySQL Community Server - GPL', other, null],
  ['8.0.42\nMariaDB', '(Debian)', other, null],
])('%s, %s: %s %s', (text, comment, product, version) => {
  expect(detectProduct(text, comment)).toMatchObject({ product, version });
});

it.each([
  [{ aurora_version: '3.08.1' }, 'Amazon Aurora MySQL', '3.08.1'],
  [{ polardb_version: '8.0.2.2.24' }, 'PolarDB for MySQL', '8.0.2.2.24'],
  [{ ob_compatibility_mode: 'MYSQL' }, 'OceanBase', null],
  [{ max_connections: 5 }, 'MySQL', '8.0.36'],
])('tells a product that gives MySQL’s texts by its variables: %j', (settings, product, version) => {
  expect(detectProduct('8.0.36', 'Source distribution', settings)).toMatchObject({ product, version });
});

it('says what it rests on', () => {
  expect(detectProduct('8.0.11-TiDB-v8.5.1', 'TiDB Server (Apache License 2.0)').evidence).toEqual([
    'version: 8.0.11-TiDB-v8.5.1',
    'version_comment: TiDB Server (Apache License 2.0)',
  ]);
  expect(detectProduct('8.0.42', null).evidence).toEqual(['version: 8.0.42']);
});

it('gives versions that have an order', () => {
  for (const text of ['8.4.5', '10.11.18', '8.5.1', '3.08.1', '26.7.0', '5.4.19-SNAPSHOT']) {
    expect(mysqlDialect.parse(text)?.parts[0], text).toBeDefined();
  }
});
