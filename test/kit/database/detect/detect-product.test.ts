import { describe, expect, it } from 'vitest';
import { detectProduct, type Detected } from '../../../../src/kit/database/detect/detect-product.ts';
import type { ProductEvidence } from '../../../../src/kit/database/detect/evidence.ts';
import { referenceData } from '../../../../src/reference/reference-data.ts';
import { mysqlTexts } from './mysql-texts.ts';
import { linux, postgresqlTexts } from './postgresql-texts.ts';

const nothing: ProductEvidence = {
  protocol: 'postgresql',
  version: null,
  comment: null,
  greeting: null,
  serverVersion: null,
  settings: {},
  extensions: new Map(),
  functions: [],
};

function postgres(version: string, more: Partial<ProductEvidence> = {}): Detected {
  return detectProduct({ ...nothing, version, ...more }, referenceData.databases);
}

function mysql(version: string, comment: string | null, more: Partial<ProductEvidence> = {}): Detected {
  return detectProduct({ ...nothing, protocol: 'mysql', version, comment, ...more }, referenceData.databases);
}

function shown({ product, version, compatibleVersion }: Detected): readonly (string | null)[] {
  return [product?.name ?? null, version, compatibleVersion];
}

describe('PostgreSQL protocol', () => {
  it.each(postgresqlTexts)('%s', (text, product, version, compatible) => {
    expect(shown(postgres(text))).toEqual([product, version, compatible]);
  });

  it.each([
    '',
    'PostgreSQL',
    'PostgreSQL 15',
    'SomethingDB 3.1',
    `PostgreSQL 15.2 (SomethingDB 3.1) ${linux}`,
    `PostgreSQL 15.2 SomethingDB V3 ${linux}`,
    `PostgreSQL 15.2-SX-3.1 ${linux}`,
    `PostgreSQL 15.2 - SomethingDB 3.1 ${linux}`,
    `PostgreSQL 15.2 ${linux}, SomethingDB 3.1`,
    `The PostgreSQL 15.2 ${linux}`,
    `PostgreSQL 15.2 (Debian-like SomethingDB (3)) ${linux}`,
    `PostgreSQL fifteen ${linux}`,
    `PostgreSQL 15.2 ${linux}\nSomethingDB`,
  ])('never takes an unknown text for PostgreSQL: %s', (text) => {
    expect(shown(postgres(text, { serverVersion: '15.2' }))).toEqual([null, null, null]);
  });

  it('takes the version of PostgreSQL from server_version without the tail of the packager', () => {
    const text = `PostgreSQL 15.18 ${linux}`;
    expect(postgres(text, { serverVersion: '15.18 (Debian 15.18-0+deb12u1)' }).version).toBe('15.18');
    expect(postgres(text, { serverVersion: '18rc1' }).version).toBe('18rc1');
    expect(postgres(text, { serverVersion: 'unknown' }).version).toBe('15.18');
  });

  it('tells products that give the text of PostgreSQL by what only they have', () => {
    const text = `PostgreSQL 15.5 ${linux}`;
    const alloy = postgres(text, {
      serverVersion: '15.5',
      settings: { work_mem: 1, 'alloydb.enable_pgvector': 'secret' },
    });
    expect(shown(alloy)).toEqual(['AlloyDB Omni', '15.5', '15.5']);
    expect(alloy).toMatchObject({ confidence: 'likely', evidence: ['setting: alloydb.enable_pgvector'] });
    const aurora = postgres(text, { serverVersion: '15.5', functions: ['aurora_version'] });
    expect(shown(aurora)).toEqual(['Amazon Aurora PostgreSQL', '15.5', '15.5']);
    expect(aurora.evidence).toEqual(['function: aurora_version']);
  });

  it('is never certain of PostgreSQL, whose text others give too', () => {
    expect(postgres(`PostgreSQL 15.5 ${linux}`).confidence).toBe('likely');
    expect(postgres('KingbaseES V009R001C010').confidence).toBe('certain');
  });
});

describe('MySQL protocol', () => {
  it.each(mysqlTexts)('%s, %s', (text, comment, product, version, compatible) => {
    expect(shown(mysql(text, comment))).toEqual([product, version, compatible]);
  });

  it.each([
    ['10.4.1', 'MySQL Community Server - GPL'],
    ['8.0.42', 'MyOwn'],
    ['8.0.42', ''],
    ['8.0.42', null],
    ['', 'MySQL Community Server - GPL'],
    [`8.0.${'4'.repeat(500)}`, 'MySQL Community Server - GPL'],
    ['8.0.42\nMariaDB', '(Debian)'],
    ['5.5.5', 'MySQL-like'],
  ])('never takes an unknown text for MySQL: %s, %s', (text, comment) => {
    expect(shown(mysql(text, comment))).toEqual([null, null, null]);
  });

  it.each([
    [{ aurora_version: '3.08.1' }, 'Amazon Aurora MySQL', '3.08.1'],
    [{ aurora_version: 'x y' }, 'Amazon Aurora MySQL', null],
    [{ polardb_version: '8.0.2.2.24' }, 'PolarDB for MySQL', '8.0.2.2.24'],
    [{ ob_compatibility_mode: 'MYSQL' }, 'OceanBase', null],
    [{ max_connections: 5 }, 'MySQL', '8.0.36'],
  ])('tells a product that gives the texts of MySQL by its settings: %j', (settings, product, version) => {
    expect(shown(mysql('8.0.36', 'Source distribution', { settings }))).toEqual([product, version, '8.0.36']);
  });

  it('believes the greeting only where nothing else names a product', () => {
    expect(shown(mysql('8.0.42', 'mine', { greeting: '8.0.42-Vitess' }))).toEqual(['Vitess', null, '8.0.42']);
    const behindProxy = mysql('8.0.42', '(Debian)', { greeting: '5.5.5-10.5.9-MariaDB' });
    expect(shown(behindProxy)).toEqual(['MySQL', '8.0.42', '8.0.42']);
  });

  it('says what it rests on, a server it does not know with its own words', () => {
    expect(mysql('8.0.11-TiDB-v8.5.1', 'TiDB Server (Apache License 2.0)').evidence).toEqual([
      'version: 8.0.11-TiDB-v8.5.1',
      'version_comment: TiDB Server (Apache License 2.0)',
    ]);
    expect(mysql('8.0.42', null).evidence).toEqual(['version: 8.0.42']);
    expect(mysql('8.0.42', 'MyOwn').evidence).toEqual(['version: 8.0.42', 'version_comment: MyOwn']);
  });
});

describe('the number in front is not the version', () => {
  it.each([
    ['9.2.4', postgres('PostgreSQL 9.2.4 (openGauss 2.0.0 build 78689da9) compiled at 2021-03-31'), '2.0.0'],
    ['9.2.4', postgres('(openGauss 5.0.2 build 48a25b11) compiled at 2024-05-14', { serverVersion: '9.2.4' }), '5.0.2'],
    [
      '11.2',
      postgres('PostgreSQL 11.2-YB-2024.2.0.0-b0 on x86_64', { serverVersion: '11.2-YB-2024.2.0.0-b0' }),
      '2024.2.0.0-b0',
    ],
    [
      '15.18 (Debian',
      postgres(`PostgreSQL 15.18 (Debian 15.18-0+deb12u1) ${linux}`, {
        serverVersion: '15.18 (Debian 15.18-0+deb12u1)',
      }),
      '15.18',
    ],
    ['8.0.11', mysql('8.0.11-TiDB-v8.5.1', 'TiDB Server'), '8.5.1'],
    ['5.7.25', mysql('5.7.25-OceanBase_CE-v4.4.2.1', 'OceanBase_CE 4.4.2.1'), '4.4.2.1'],
    ['5.6.25', mysql('5.6.25', 'OceanBase 3.1.3 (r1)'), '3.1.3'],
    ['5.5.5', mysql('5.5.5-10.11.18-MariaDB', 'Debian 12'), '10.11.18'],
    ['5.7.99', mysql('5.7.99', 'Doris version doris-2.1.7-rc01-443e87e203'), '2.1.7-rc01-443e87e203'],
    ['5.1.0', mysql('5.1.0', 'StarRocks version 3.3.22'), '3.3.22'],
  ])('%s', (naive, detected, version) => {
    expect(detected.version).toBe(version);
    expect(detected.version).not.toBe(naive);
  });

  it('is none at all where the product does not say its own', () => {
    expect(mysql('5.7.32', 'SingleStoreDB source distribution').version).toBeNull();
    expect(mysql('8.0.43-Vitess', 'Version: 22.0.0').version).toBeNull();
    expect(postgres('PostgreSQL 9.2.4 (Vastbase G100 Build 10.7369)').version).toBeNull();
  });
});

describe('hostile texts', () => {
  it.each([
    'PostgreSQL 1' + '.1'.repeat(50_000),
    'PostgreSQL 1' + '.1'.repeat(190),
    'HighGo ' + 'x'.repeat(100_000),
    'HighGo ' + 'x'.repeat(390),
    'PostgreSQL 15.2 (Debian ' + '('.repeat(100_000),
    'CockroachDB '.repeat(9000),
    'CockroachDB '.repeat(33),
    'Vastbase G100 V'.repeat(7000),
    `PostgreSQL 15.2 on x, compiled by ${', 64-bi'.repeat(15_000)}`,
    '-YB-'.repeat(25_000),
    '\u0000'.repeat(100_000),
    `\u001b[31mPostgreSQL 15.2 ${linux}`,
    '(a+)+$'.repeat(60) + '!',
    '8.0.' + '-1.1'.repeat(98),
  ])('are no product of ours, and what is shown of them is short and on one line (%#)', (text) => {
    for (const detected of [postgres(text, { serverVersion: text }), mysql(text, text, { greeting: text })]) {
      expect(['PostgreSQL', 'MySQL', 'MariaDB']).not.toContain(detected.product?.name);
      for (const line of detected.evidence) expect(line).toMatch(/^[^\p{Cc}]{0,200}$/u);
    }
  });
});
