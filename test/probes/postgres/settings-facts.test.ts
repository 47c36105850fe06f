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

function row(name: string, setting: string, source = 'default', pending = false) {
  return { name, setting, unit: null, vartype: 'string', source, pending_restart: pending };
}

describe('settings', () => {
  it('say where they come from unless they are at their default', () => {
    const { facts } = settingsFacts([
      row('a', '1'),
      row('b', '2', 'configuration file'),
      row('c', '3', 'default', true),
      row('__proto__', '4', 'user'),
    ]);
    expect(Object.keys(facts.settings ?? {})).toEqual(['a', 'b', 'c', '__proto__']);
    expect(facts.settingOrigins).toEqual(
      Object.fromEntries([
        ['b', { source: 'configuration file', pendingRestart: false }],
        ['c', { source: 'default', pendingRestart: true }],
        ['__proto__', { source: 'user', pendingRestart: false }],
      ]),
    );
  });

  it('withhold what may be a secret and say so', () => {
    const { facts, gaps } = settingsFacts([
      row('app.jwt_secret', 'k3y', 'database'),
      row('password_encryption', 'md5'),
    ]);
    expect(facts.settings).toEqual({ password_encryption: 'md5' });
    expect(JSON.stringify({ facts, gaps })).not.toContain('k3y');
    expect(gaps).toContainEqual(
      expect.objectContaining({ path: 'settings["app.jwt_secret"]', reason: 'not-permitted' }),
    );
  });

  it('do not show what our own connection sets', () => {
    const { facts, gaps } = settingsFacts([row('application_name', 'us', 'client')]);
    expect(facts).toEqual({ settings: {}, settingOrigins: {} });
    expect(gaps).toContainEqual(expect.objectContaining({ path: 'settings.application_name', reason: 'not-reached' }));
  });
});
