import { describe, expect, it } from 'vitest';
import { distributionOf } from '../../src/kit/database/distribution.ts';
import { cycleOf, endOfLifeOf, numbersOf } from '../../src/kit/database/end-of-life.ts';
import type { ReferenceData } from '../../src/model/reference.ts';
import { withFiles } from '../../src/reference/with-files.ts';
import { referenceData } from '../../src/reference/reference-data.ts';

const now = Date.UTC(2026, 10, 22, 10);

function ends(line: string | null, version: string, reference: ReferenceData = referenceData) {
  const { facts, gaps } = endOfLifeOf(line, version, { now, timeZone: 'UTC', reference });
  return { ...facts, gaps: (gaps ?? []).map(({ path, note, noteParams }) => ({ path, note, noteParams })) };
}

describe('the data that is shipped', () => {
  it('has every date in one form', () => {
    const day = /^\d{4}-\d{2}-\d{2}$/;
    for (const [line, cycles] of Object.entries(referenceData.endOfLife.products)) {
      expect(
        cycles.filter((each) => !/^[\w.-]+$/.test(each.cycle)),
        line,
      ).toEqual([]);
      const dates = cycles.flatMap(({ released, eol, extended }) => [released, eol, extended]);
      expect(
        dates.filter((each) => typeof each === 'string' && !day.test(each)),
        line,
      ).toEqual([]);
      expect(new Set(cycles.map((each) => each.cycle)).size, line).toBe(cycles.length);
    }
  });

  it('has a line for every product that names one', () => {
    const lines = referenceData.databases.map((each) => each.endOfLife).filter((each) => each !== null);
    for (const line of lines) expect(Object.keys(referenceData.endOfLife.products)).toContain(line);
  });

  it('has what the probes ask about', () => {
    const lines = Object.keys(referenceData.endOfLife.products);
    const asked = ['postgresql', 'mysql', 'mariadb', 'mssqlserver', 'oracle-database', 'opengauss'];
    const others = [
      'debian',
      'ubuntu',
      'rhel',
      'windows-server',
      'eclipse-temurin',
      'nodejs',
      'nginx',
      'tomcat',
      'chrome',
    ];
    expect(lines).toEqual(expect.arrayContaining([...asked, ...others]));
  });
});

describe('when support of a version ends', () => {
  it.each([
    ['postgresql', '14.20', '14', '2026-11-12', -11],
    ['postgresql', '9.6.24', '9.6', '2021-11-11', -1838],
    ['postgresql', '18rc1', '18', '2030-11-14', 1452],
    ['mysql', '8.4.5', '8.4', '2032-04-30', 1985],
    ['mariadb', '10.11.18', '10.11', '2028-02-16', 450],
    ['cockroachdb', '24.3.5', '24.3', '2026-05-18', null],
    ['opengauss', '5.0.2', '5.0', '2026-03-31', -237],
    ['mssqlserver', '16.0.4265.3', '16.0', '2033-01-11', null],
  ])('%s %s: series %s, %s', (line, version, series, date, daysLeft) => {
    const found = ends(line, version);
    expect(found).toMatchObject({ gaps: [], endOfLife: { series } });
    if (daysLeft !== null) expect(found).toMatchObject({ endOfLife: { date, daysLeft, ended: daysLeft < 0 } });
  });

  it('comes with extended support, source and day of the data', () => {
    expect(ends('amazon-aurora-postgresql', '15.5')).toMatchObject({
      endOfLife: {
        date: '2028-02-29',
        extendedDate: '2031-02-28',
        dataDate: '2026-08-22',
        source: 'https://endoflife.date',
      },
    });
    expect(ends('postgresql', '15.5')).toMatchObject({ endOfLife: { extendedDate: null, extendedDaysLeft: null } });
    const { endOfLife } = ends('opengauss', '5.0.2') as { endOfLife?: { source: string; dataDate: string } };
    expect(endOfLife?.source).toContain('opengauss');
    expect(endOfLife?.dataDate).toBe('2026-11-22');
  });

  it.each([
    ['postgresql', '19.1', 'kit.gap.newer-than-data'],
    ['postgresql', '99devel', 'kit.gap.newer-than-data'],
    ['mysql', '26.7.0', 'kit.gap.newer-than-data'],
    ['postgresql', '9.7.1', 'kit.gap.not-in-data'],
    ['mysql', '7.6.1', 'kit.gap.not-in-data'],
    ['mysql', 'unreadable', 'kit.gap.not-in-data'],
    ['no-such-line', '1.0', 'kit.gap.not-in-data'],
    [null, '1.0', 'kit.gap.not-in-data'],
  ])('is unknown for %s %s, never far away', (line, version, note) => {
    const date = { kind: 'value', value: '2026-08-22', unit: null };
    expect(ends(line, version)).toEqual({ gaps: [{ path: 'endOfLife', note, noteParams: { date } }] });
  });

  it('is undated where the maker said none, or only that it is over', () => {
    const undated = ends('clickhouse', '26.7.5');
    expect(undated).toMatchObject({ endOfLife: { series: '26.7', ended: false, dataDate: '2026-08-22' } });
    expect(undated.gaps.map((each) => [each.path, each.note])).toEqual([
      ['endOfLife.date', 'kit.gap.no-end-date'],
      ['endOfLife.daysLeft', 'kit.gap.no-end-date'],
    ]);
    const over = ends('nodejs', '1.8.4');
    expect(over).toMatchObject({ endOfLife: { ended: true } });
    expect(over.gaps[0]?.note).toBe('kit.gap.ended-undated');
  });

  it('takes the longest series that fits, and no part of a number', () => {
    const cycles = ['1', '1.2', '12', '13.0-sp3', '13.0'].map((cycle) => ({ cycle, released: null, eol: false }));
    const seriesOf = (version: string) => cycleOf(cycles, numbersOf(version))?.cycle;
    expect([seriesOf('1.2.3'), seriesOf('1.20'), seriesOf('12.1'), seriesOf('13.0.7'), seriesOf('123')]).toEqual([
      '1.2',
      '1',
      '12',
      '13.0',
      undefined,
    ]);
  });
});

describe('the distribution a package comes from', () => {
  it.each([
    ['PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu', 'Debian 12'],
    ['10.11.18-MariaDB-0+deb12u1', 'Debian 12'],
    ['8.0.42-0ubuntu0.22.04.1', 'Ubuntu 22.04'],
    ['PostgreSQL 14.5 (Ubuntu 14.5-0ubuntu0.22.04.1) on x86_64-pc-linux-gnu', 'Ubuntu 22.04'],
    ['PostgreSQL 15.4 (Debian 15.4-1.pgdg120+1) on x86_64-pc-linux-gnu', null],
    ['8.0.42', null],
  ])('%s: %s', (text, name) => {
    const found = distributionOf(text, { now, timeZone: 'UTC', reference: referenceData });
    expect(found?.['name'] ?? null).toBe(name);
  });

  it('comes with its own dates', () => {
    const found = distributionOf('10.11.18-MariaDB-0+deb12u1', { now, timeZone: 'UTC', reference: referenceData });
    expect(found).toEqual({ name: 'Debian 12', date: '2026-07-11', extendedDate: '2028-06-30' });
  });
});

describe('data of a file', () => {
  const file = {
    name: 'new.json',
    sha256: 'ab',
    date: '2027-03-01',
    source: 'our own table',
    databases: [],
    browsers: [],
    features: {},
    shares: [],
  };

  it('takes the place of what has its name, and leaves the rest', () => {
    const added = { mysql: [{ cycle: '26.7', released: null, eol: '2027-09-30' }] };
    const reference = withFiles(referenceData, [{ ...file, endOfLife: added }]);
    expect(ends('mysql', '26.7.0', reference)).toMatchObject({
      gaps: [],
      endOfLife: { date: '2027-09-30', dataDate: '2027-03-01', source: 'our own table' },
    });
    expect(ends('mysql', '8.4.5', reference)).toMatchObject({
      endOfLife: { date: '2032-04-30', dataDate: '2026-08-22' },
    });
    expect(reference.files).toEqual([{ name: 'new.json', sha256: 'ab', date: '2027-03-01', source: 'our own table' }]);
    const newer = ends('mysql', '27.1.0', reference);
    expect(newer.gaps[0]?.noteParams).toEqual({ date: { kind: 'value', value: '2027-03-01', unit: null } });
  });

  it('of a later file counts more', () => {
    const say = (eol: string) => ({ ...file, endOfLife: { own: [{ cycle: '1', released: null, eol }] } });
    const reference = withFiles(referenceData, [say('2027-01-01'), say('2028-01-01')]);
    expect(ends('own', '1.4', reference)).toMatchObject({ endOfLife: { date: '2028-01-01' } });
  });
});
