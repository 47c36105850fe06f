import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Check, CheckInEnvironment, CheckNode, Expectation, Profile } from '../../src/model/profile.ts';
import type { ReadOutcome } from '../../src/profile/read-profile.ts';
import { readTexts } from '../support/read-profile.ts';

const folder = 'test/fixtures/profiles/right';
const file = (name: string): Uint8Array => readFileSync(`${folder}/${name}`);

function right(outcome: ReadOutcome): Profile {
  if (outcome.ok) return outcome.profile;
  throw new Error(JSON.stringify(outcome.mistakes, null, 1));
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there');
  return value;
}

function check(profile: Profile, name: string): Check {
  return found(profile.checks.find((each) => each.name === name));
}

function inEnvironment(profile: Profile, name: string, environment: string): CheckInEnvironment {
  return found(check(profile, name).environments.find((each) => each.environment === environment));
}

function node(profile: Profile, name: string, environment: string, key: string | null = null): CheckNode {
  return found(inEnvironment(profile, name, environment).nodes.find((each) => each.key === key));
}

function expectation(profile: Profile, environment: string, id: string): Expectation | undefined {
  return node(profile, 'orders-db', environment).expect.find((each) => each.id === id);
}

describe('the smallest profile', () => {
  const profile = right(readTexts('smallest.yaml', file('smallest.yaml')));

  it('has one environment, which is the gate', () => {
    expect(profile.environments).toEqual([
      { name: 'default', title: null, gate: true, protected: false, capture: 'none', window: null, machines: [] },
    ]);
    expect(profile).toMatchObject({ name: 'smallest', gates: 'gate', timeZone: 'UTC', document: {} });
  });

  it('has one check with two expectations of the default severity', () => {
    expect(inEnvironment(profile, 'shop', 'default').answers).toBe('major');
    expect(
      node(profile, 'shop', 'default').expect.map(({ id, matcher, severity }) => ({ id, matcher, severity })),
    ).toEqual([
      { id: 'status', matcher: { op: 'equals', value: 200 }, severity: 'major' },
      { id: 'certificate.daysLeft', matcher: { op: 'atLeast', bound: 30 }, severity: 'major' },
    ]);
    expect(profile.checks[0]?.at).toEqual({ file: 'smallest.yaml', line: 3, column: 3 });
  });
});

describe('profile and site in one file', () => {
  it('reads, with the last environment as the gate', () => {
    const profile = right(readTexts('one-file.yaml', file('one-file.yaml')));
    expect(profile.environments.map(({ name, gate }) => [name, gate])).toEqual([
      ['test', false],
      ['production', true],
    ]);
    expect(node(profile, 'shop', 'test').settings).toEqual({ url: 'https://shop-test.example/' });
  });
});

describe('ways to save a file', () => {
  const text = readFileSync(`${folder}/smallest.yaml`, 'utf8');
  const plain = JSON.stringify(right(readTexts('p.yaml', text)).checks);
  const utf16 = (mark: string): Buffer => Buffer.from(`${mark}${text}`, 'utf16le');

  it.each<[string, Uint8Array]>([
    ['a byte-order mark', Buffer.from(`\ufeff${text}`)],
    ['CRLF', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['UTF-16 little endian with a mark', utf16('\ufeff')],
    ['UTF-16 big endian with a mark', utf16('\ufeff').swap16()],
    ['no line end at the end', Buffer.from(text.trimEnd())],
  ])('%s changes nothing', (_what, bytes) => {
    expect(JSON.stringify(right(readTexts('p.yaml', bytes)).checks)).toBe(plain);
  });
});

describe('everything the language has', () => {
  const profile = right(
    readTexts('everything.profile.yaml', file('everything.profile.yaml'), {
      site: { name: 'everything.site.yaml', content: file('everything.site.yaml') },
      files: { 'parts/database.yaml': file('parts/database.yaml') },
    }),
  );

  it('head, files, environments and document', () => {
    expect(profile).toMatchObject({
      name: 'everything',
      title: { en: 'Orders 8.2', 'zh-CN': '订单系统 8.2' },
      gates: 'all',
      timeZone: 'Asia/Shanghai',
      document: { customer: 'Example Hospital', version: '1.10', rounds: ['1', '2'] },
    });
    expect(profile.files.map((each) => each.name)).toEqual([
      'everything.profile.yaml',
      'parts/database.yaml',
      'everything.site.yaml',
    ]);
    expect(profile.environments.map((each) => each.name)).toEqual(['test', 'uat', 'production']);
    expect(profile.environments[2]).toMatchObject({
      gate: true,
      protected: true,
      window: { from: 1320, to: 360, written: '22:00-06:00' },
      machines: [
        { key: 'app1', hostname: 'his-app-01', address: null, zone: 'app-zone' },
        { key: 'app2', hostname: 'his-app-02', address: '10.9.0.6', zone: 'app-zone' },
      ],
    });
  });

  it('what a check says of itself', () => {
    expect(check(profile, 'orders-db')).toMatchObject({
      formerly: ['old-db', 'db'],
      stage: ['before-install', 'before-go-live'],
      tags: ['database'],
      references: ['GB/T 22239 8.1.4.1'],
      owner: 'customer DBA',
      timeoutMs: 10_000,
      attempts: 3,
      at: { file: 'parts/database.yaml', column: 3 },
    });
    expect(check(profile, 'app')).toMatchObject({ needs: ['orders-db'], from: ['app-zone'], timeoutMs: 30_000 });
  });

  it('values keep their kind, secrets stay references', () => {
    expect(node(profile, 'orders-db', 'production').settings).toEqual({
      host: '10.9.0.9',
      port: 5433,
      database: '2024',
      user: 'ready',
      password: { $secret: 'ORDERS_DB_PASSWORD' },
    });
    expect(node(profile, 'orders-db', 'test').settings).toMatchObject({ port: 5432 });
  });

  it('expectations by environment, with units, severities and variables', () => {
    expect(expectation(profile, 'test', 'size')?.matcher).toEqual({ op: 'below', bound: 20 * 1024 ** 3 });
    expect(expectation(profile, 'production', 'size')?.matcher).toEqual({ op: 'below', bound: 1.5e12 });
    expect(expectation(profile, 'test', 'version')).toMatchObject({
      severity: 'minor',
      matcher: { op: 'satisfies', range: '>=14 <18' },
      written: '>=14 <18',
    });
    expect(expectation(profile, 'production', 'version')?.severity).toBe('blocker');
    expect(expectation(profile, 'test', 'settings.max_connections')).toBeUndefined();
    expect(expectation(profile, 'test', 'settings["pg_stat_statements.max"]')?.severity).toBe('info');
    expect(expectation(profile, 'production', 'settings["pg_stat_statements.max"]')).toBeUndefined();
    expect(expectation(profile, 'test', 'too-many')?.severity).toBe('blocker');
    expect(expectation(profile, 'test', 'endOfLife.date')?.matcher).toMatchObject({ op: 'after' });
    expect(expectation(profile, 'uat', 'product')).toBeUndefined();
    expect(expectation(profile, 'production', 'product')?.matcher).toMatchObject({ op: 'oneOf' });
  });

  it('answers weighs as much as the heaviest expectation in force', () => {
    expect(inEnvironment(profile, 'orders-db', 'test').answers).toBe('blocker');
    expect(inEnvironment(profile, 'machines', 'production').answers).toBe('major');
  });

  it('an override replaces the matcher and says what it was', () => {
    expect(expectation(profile, 'production', 'settings.max_connections')).toMatchObject({
      matcher: { op: 'atLeast', bound: 150 },
      because: 'pools of 10.9.0.9',
      overridden: { because: 'small hospital', owner: 'product', was: 'atLeast: 200, atMost: 1000' },
    });
  });

  it('nodes from maps, lists and machines', () => {
    const keys = (name: string, environment: string): readonly (string | null)[] =>
      inEnvironment(profile, name, environment).nodes.map((each) => each.key);
    expect(keys('app', 'production')).toEqual(['app1', 'app2']);
    expect(node(profile, 'app', 'production', 'app2').settings['url']).toBe('http://10.9.0.6:8080/actuator/info');
    expect(node(profile, 'app', 'production', 'app2').expect[1]?.matcher).toEqual({
      op: 'equals',
      value: 'http://10.9.0.6:8080/actuator/info',
    });
    expect(node(profile, 'app', 'test', 'app1').expect[0]?.matcher).toEqual({ op: 'oneOf', values: [200, 204] });
    expect(keys('peers', 'production')).toEqual(['10.9.0.5', '10.9.0.6']);
    expect(check(profile, 'peers').environments.map((each) => each.environment)).toEqual(['production']);
    expect(keys('machines', 'production')).toEqual(['app1']);
  });

  it('what does not apply stays, with its reason', () => {
    const reason = { because: { 'zh-CN': '测试机不检查' }, owner: 'PM' };
    expect(inEnvironment(profile, 'machines', 'test').notApplicable).toEqual(reason);
    expect(inEnvironment(profile, 'machines', 'uat').notApplicable).toBeNull();
  });

  it('comparisons', () => {
    const { across } = check(profile, 'orders-db');
    expect(across.map(({ id, rule }) => [id, rule])).toEqual([
      ['across:version', 'same-minor'],
      ['across:systemIdentifier', 'different'],
      ['across:settings.TimeZone', 'same'],
      ['pool', 'near'],
      ['across:settings', 'same-except'],
    ]);
    expect(across[0]?.severity).toEqual({ test: 'minor', uat: 'minor', production: 'blocker' });
    expect(across[3]).toMatchObject({ within: { percent: 20 }, against: 'test', shared: true });
    expect(across[4]).toMatchObject({ paths: ['port', 'max_connections'] });
    expect(Object.keys(across[4]?.severity ?? {})).toEqual(['test', 'production']);
    expect(check(profile, 'app').among).toHaveLength(1);
  });

  it('relations', () => {
    expect(profile.relations).toMatchObject([
      {
        id: 'same-build',
        left: { check: 'app', path: 'json.build.version' },
        right: { check: 'orders-db', path: 'version' },
        rule: 'different',
        environments: ['test', 'production'],
        severity: { test: 'info', production: 'minor' },
      },
    ]);
  });

  it('waivers', () => {
    expect(profile.waivers.map(({ finding }) => finding)).toEqual([
      { check: 'orders-db', rule: 'too-many', environment: 'production', node: null },
      { check: 'orders-db', rule: 'settings["pg_stat_statements.max"]', environment: 'test', node: null },
      { check: 'app', rule: 'answers', environment: 'production', node: 'app2' },
      { check: 'app', rule: 'among:json.build.version', environment: 'production', node: null },
      { check: 'orders-db', rule: 'pool', environment: 'uat', node: null },
      { check: 'same-build', rule: 'relation', environment: 'production', node: null },
    ]);
    expect(profile.waivers[0]).toMatchObject({ ticket: '118', until: '2027-01-31' });
  });
});
