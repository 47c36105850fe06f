import { describe, expect, it } from 'vitest';
import { detectProduct } from '../../../probes/postgres/detect-product.ts';

const gcc = 'compiled by gcc (GCC) 8.5.0 20210514 (Red Hat 8.5.0-4), 64-bit';
const linux = `on x86_64-pc-linux-gnu, ${gcc}`;

const texts: readonly (readonly [string, string, string | null])[] = [
  [`PostgreSQL 18.4 ${linux}`, 'PostgreSQL', '18.4'],
  [
    'PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14) 12.2.0, 64-bit',
    'PostgreSQL',
    '15.18',
  ],
  ['PostgreSQL 17.2 on x86_64-windows, compiled by msvc-19.42.34435, 64-bit', 'PostgreSQL', '17.2'],
  ['PostgreSQL 9.6.3, compiled by Visual C++ build 1800, 64-bit', 'PostgreSQL', '9.6.3'],
  [
    'PostgreSQL 16.2 (Homebrew) on aarch64-apple-darwin23.2.0, compiled by Apple clang version 15.0.0 (clang-1500.1.0.2.5), 64-bit',
    'PostgreSQL',
    '16.2',
  ],
  [`PostgreSQL 13.0beta2 ${linux}`, 'PostgreSQL', '13.0beta2'],
  [`PostgreSQL 17devel ${linux}`, 'PostgreSQL', '17devel'],
  [`PostgreSQL 18rc1 ${linux}`, 'PostgreSQL', '18rc1'],
  [
    'PostgreSQL 18.6 (PGlite 0.5.14) on wasm32-unknown-emscripten, compiled by emcc (Emscripten) 3.1.74, 32-bit',
    'PGlite',
    '0.5.14',
  ],
  [
    'PostgreSQL 9.2.4 (openGauss 2.0.0 build 78689da9) compiled at 2021-03-31 21:04:03 commit 0 last mr on x86_64-unknown-linux-gnu, compiled by g++ (GCC) 7.3.0, 64-bit',
    'openGauss',
    '2.0.0',
  ],
  [
    '(openGauss 5.0.2 build 48a25b11) compiled at 2024-05-14 10:26:01 commit 0 last mr  on aarch64-unknown-linux-gnu, compiled by g++ (GCC) 10.3.1, 64-bit',
    'openGauss',
    '5.0.2',
  ],
  ['(openGauss-lite 5.0.0 build a07d57c3) compiled at 2023-03-29 03:09:38', 'openGauss', '5.0.0'],
  ['(openGauss 7.0.0-RC3 build a07d57c3) compiled at 2025-11-29 03:09:38', 'openGauss', '7.0.0-RC3'],
  ['(MogDB 5.0.0 build 503a9ef7) compiled at 2023-06-26 16:13:33 commit 0', 'MogDB', '5.0.0'],
  ['(Vastbase G100 V2.2 (Build 10.7369) Release) compiled at 2022-11-04 10:44:27', 'Vastbase', 'V2.2'],
  ['PostgreSQL 9.2.4 (Vastbase G100 Build 10.7369) compiled at 2022-11-04', 'Vastbase', null],
  ['gaussdb (GaussDB Kernel 505.2.1 build f9d3c2ab) compiled at 2025-01-14', 'GaussDB', '505.2.1'],
  ['(GaussDB Kernel V500R002C00 build 9.2.4) compiled at 2022-03-01', 'GaussDB', 'V500R002C00'],
  ['(GaussDB Kernel 503.1.0.SPC0300 build 1c6e8ab9) compiled at 2023-12-05', 'GaussDB', '503.1.0.SPC0300'],
  ['PostgreSQL 9.2.4 (GaussDB 9.1.1 build 8a2d3f11) compiled at 2025-03-02', 'GaussDB', '9.1.1'],
  [`KingbaseES V008R006C008B0020 ${linux}`, 'KingbaseES', 'V008R006C008B0020'],
  ['KingbaseES V009R001C010', 'KingbaseES', 'V009R001C010'],
  ['Kingbase V007R001C002B0014 on x86_64-unknown-linux-gnu', 'KingbaseES', 'V007R001C002B0014'],
  [`PostgreSQL 14.2 (KingbaseES V8) ${linux}`, 'KingbaseES', 'V8'],
  ['HighGo Database Management System 4.5 on x86_64,build on 20250227', 'HighGo', '4.5'],
  [`PostgreSQL 18.4 (IvorySQL 5.4) ${linux}`, 'IvorySQL', '5.4'],
  [`PostgreSQL 17.10 (PolarDB 17.10.1.0 build accf02e2) ${linux}`, 'PolarDB', '17.10.1.0'],
  [`PostgreSQL 11.9 (POLARDB 11.9) ${linux}`, 'PolarDB', '11.9'],
  [`PostgreSQL 10.0 OpenTenBase V2 ${linux}`, 'OpenTenBase', '2'],
  [`PostgreSQL 10.0 TBase V2 ${linux}`, 'OpenTenBase', '2'],
  [
    `PostgreSQL 9.4.26 (Greenplum Database 6.25.3 build commit:367edc6b4d) on x86_64-unknown-linux-gnu, ${gcc} compiled on Oct  4 2023`,
    'Greenplum',
    '6.25.3',
  ],
  [
    `PostgreSQL 14.4 (Apache Cloudberry 2.0.0-incubating build 1) ${linux} compiled on Aug  1 2025`,
    'Cloudberry',
    '2.0.0-incubating',
  ],
  ['EnterpriseDB 11.9 (Debian 11.9-0+deb10u1) on x86_64-pc-linux-gnu', 'EDB Advanced Server', '11.9'],
  [`PostgreSQL 15.2 (EnterpriseDB Advanced Server 15.2.0) ${linux}`, 'EDB Advanced Server', '15.2.0'],
  [`PostgreSQL 18.4 - Percona Server for PostgreSQL 18.4.1 ${linux}`, 'Percona Server for PostgreSQL', '18.4.1'],
  [`PostgreSQL 17.6 (pgEdge 5.0.10) ${linux}`, 'pgEdge', '5.0.10'],
  [`PostgreSQL 16.9 (AgensGraph 2.17.0) ${linux}`, 'AgensGraph', '2.17.0'],
  [`Babelfish 17.7 ${linux}`, 'Babelfish', '17.7'],
  [`openHalo 14.18 ${linux}`, 'openHalo', '14.18'],
  [`OrioleDB 18.4 (OrioleDB 1.8-beta16) ${linux}`, 'OrioleDB', '1.8-beta16'],
  [
    'CockroachDB CCL v24.3.5 (x86_64-pc-linux-gnu, built 2025/02/03 17:11:43, go1.22.8 X:nocoverageredesign)',
    'CockroachDB',
    '24.3.5',
  ],
  [
    'PostgreSQL 11.2-YB-2024.2.0.0-b0 on x86_64-pc-linux-gnu, compiled by clang version 17, 64-bit',
    'YugabyteDB',
    '2024.2.0.0-b0',
  ],
  [
    'PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.12103',
    'Amazon Redshift',
    '1.0.12103',
  ],
  ['PostgreSQL 12.3, compiled by Visual C++ build 1914, 64-bit, QuestDB', 'QuestDB', null],
];

const unrecognised = 'unrecognised PostgreSQL-protocol server';

describe('what version() says', () => {
  it.each(texts)('%s', (text, product, version) => {
    expect(detectProduct(text, null)).toEqual({ product, version });
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
    expect(detectProduct(text, '15.2')).toEqual({ product: unrecognised, version: null });
  });
});

describe('the version of PostgreSQL', () => {
  it('comes from server_version without the tail of the packager', () => {
    const text = `PostgreSQL 15.18 ${linux}`;
    expect(detectProduct(text, '15.18 (Debian 15.18-0+deb12u1)').version).toBe('15.18');
    expect(detectProduct(text, '18rc1').version).toBe('18rc1');
    expect(detectProduct(text, 'unknown').version).toBe('15.18');
  });

  it('is AlloyDB Omni where its settings are', () => {
    expect(detectProduct(`PostgreSQL 15.5 ${linux}`, '15.5', ['work_mem', 'alloydb.enable_pgvector'])).toEqual({
      product: 'AlloyDB Omni',
      version: '15.5',
    });
  });
});

describe('hostile texts', () => {
  it.each([
    'PostgreSQL 1' + '.1'.repeat(5000),
    'HighGo ' + 'x'.repeat(10_000),
    'PostgreSQL 15.2 (Debian ' + '('.repeat(10_000),
    'CockroachDB '.repeat(900),
    'Vastbase G100 V'.repeat(700),
    `PostgreSQL 15.2 on x, compiled by ${', 64-bi'.repeat(1500)}`,
    '-YB-'.repeat(2500),
    '\u0000'.repeat(10_000),
  ])('of ten thousand characters are no product of ours (%#)', (text) => {
    expect(detectProduct(text, text).product).not.toBe('PostgreSQL');
  });
});
