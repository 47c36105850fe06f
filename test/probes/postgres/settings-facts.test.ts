import { describe, expect, it } from 'vitest';
import { settingValue } from '../../../probes/postgres/setting-value.ts';
import { settingsFacts } from '../../../probes/postgres/settings-facts.ts';

describe('the value of a setting', () => {
  it.each([
    ['16384', '8kB', 'integer', 134_217_728],
    ['4096', 'kB', 'integer', 4_194_304],
    ['1024', 'MB', 'integer', 1_073_741_824],
    ['16777216', 'B', 'integer', 16_777_216],
    ['30', 's', 'integer', 30_000],
    ['5', 'min', 'integer', 300_000],
    ['1', 'd', 'integer', 86_400_000],
    ['2', 'ms', 'real', 2],
    ['500', 'us', 'integer', 0.5],
    ['-1', 'ms', 'integer', -1],
    ['0', 'kB', 'integer', 0],
    ['100', null, 'integer', 100],
    ['0.5', '', 'real', 0.5],
    ['3', 'parsec', 'integer', '3 parsec'],
    ['many', 'kB', 'integer', 'many'],
    ['on', null, 'bool', true],
    ['off', null, 'bool', false],
    ['replica', null, 'enum', 'replica'],
    [null, null, 'string', null],
  ])('%s %s (%s) is %s', (setting, unit, vartype, expected) => {
    expect(settingValue({ setting, unit, vartype })).toBe(expected);
  });
});

function row(name: string, setting: string, source = 'default', pending: boolean | null = false) {
  return { name, setting, unit: null, vartype: 'string', source, pending_restart: pending };
}

/** One that only members of pg_read_all_settings see. */
const hidden = row('hba_file', '/etc/pg_hba.conf', 'override');

describe('settings', () => {
  it('say where they come from unless they are at their default', () => {
    const { facts } = settingsFacts(
      [
        row('a', '1'),
        row('b', '2', 'configuration file'),
        row('c', '3', 'default', true),
        row('__proto__', '4', 'user'),
        hidden,
      ],
      170_000,
    );
    expect(Object.keys(facts['settings'] ?? {})).toEqual(['a', 'b', 'c', '__proto__', 'hba_file']);
    expect(facts['settingOrigins']).toEqual(
      Object.fromEntries([
        ['b', { source: 'configuration file', pendingRestart: false }],
        ['c', { source: 'default', pendingRestart: true }],
        ['__proto__', { source: 'user', pendingRestart: false }],
        ['hba_file', { source: 'override', pendingRestart: false }],
      ]),
    );
    expect(facts['pendingRestart']).toEqual([{ name: 'c' }]);
    expect(facts['configuration']).toEqual(
      Object.fromEntries([
        ['a', { value: '1', origin: 'default' }],
        ['b', { value: '2', origin: 'configuration file' }],
        ['c', { value: '3', origin: 'default' }],
        ['__proto__', { value: '4', origin: 'user' }],
      ]),
    );
  });

  it('withhold what may be a secret and say so', () => {
    const { facts, gaps } = settingsFacts(
      [row('app.jwt_secret', 'k3y', 'database'), row('password_encryption', 'md5'), hidden],
      170_000,
    );
    expect(facts['settings']).toEqual({ password_encryption: 'md5', hba_file: '/etc/pg_hba.conf' });
    expect(JSON.stringify({ facts, gaps })).not.toContain('k3y');
    for (const fact of ['settings', 'configuration']) {
      expect(gaps).toContainEqual(
        expect.objectContaining({ path: `${fact}["app.jwt_secret"]`, reason: 'not-permitted' }),
      );
    }
  });

  it('do not show what our own connection sets, and compare it with nothing', () => {
    const { facts, gaps } = settingsFacts([row('application_name', 'us', 'client'), hidden], 170_000);
    expect(facts).toMatchObject({ settings: { hba_file: '/etc/pg_hba.conf' }, configuration: {} });
    expect(gaps).toEqual([
      expect.objectContaining({ path: 'settings.application_name', reason: 'not-reached' }),
      expect.objectContaining({ path: 'settingOrigins.application_name', reason: 'not-reached' }),
    ]);
  });

  it('are missing for an account that may not see them all, as far as the release has them', () => {
    const pathsFor = (number: number | null) =>
      settingsFacts([row('a', '1')], number).gaps?.map(({ path, reason }) => `${path} ${reason}`) ?? [];
    expect(pathsFor(100_000)).toEqual(
      expect.arrayContaining([
        'settings.shared_preload_libraries not-permitted',
        'settingOrigins.shared_preload_libraries not-permitted',
        'configuration.shared_preload_libraries not-permitted',
        'pendingRestart[name="shared_preload_libraries"] not-permitted',
        'settings.stats_temp_directory not-permitted',
      ]),
    );
    expect(pathsFor(100_000)).not.toContain('configuration.data_directory not-permitted');
    expect(pathsFor(100_000)).not.toContain('settings.ssl_groups not-permitted');
    expect(pathsFor(180_000)).toContain('settings.ssl_groups not-permitted');
    expect(pathsFor(180_000)).not.toContain('settings.ssl_ecdh_curve not-permitted');
    expect(pathsFor(null)).toEqual(expect.arrayContaining(['settings.ssl_groups not-permitted']));
  });

  it('of a product that gives one another type are a gap of that one alone', () => {
    const { facts, gaps } = settingsFacts(
      [
        { ...row('archive_mode', 'off'), vartype: 'bool' },
        { ...row('sql_compatibility', 'A', 'database'), pending_restart: null },
        { ...row('password_encryption_type', '2'), vartype: 'integer' },
        { ...row('enable_ci', 'on'), vartype: 'bool' },
        row('database_mode', 'oracle', 'override'),
        hidden,
      ],
      90_204,
    );
    expect(facts['settings']).toEqual({
      sql_compatibility: 'A',
      password_encryption_type: 2,
      enable_ci: true,
      database_mode: 'oracle',
      hba_file: '/etc/pg_hba.conf',
    });
    expect(facts).not.toHaveProperty('pendingRestart');
    expect(facts['settingOrigins']).toHaveProperty('sql_compatibility', { source: 'database' });
    expect(gaps?.map(({ path, reason }) => [path, reason])).toEqual([
      ['settings.archive_mode', 'not-supported'],
      ['pendingRestart', 'not-supported'],
    ]);
  });
});
