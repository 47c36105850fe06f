import { describe, expect, it } from 'vitest';
import { readConfiguration, type Configuration } from '../../../src/kit/database/configuration.ts';
import { en } from '../../../src/kit/database/messages.en.ts';
import { zhCN } from '../../../src/kit/database/messages.zh-CN.ts';
import type { Texts } from '../../../src/model/message.ts';
import type { Language } from '../../../src/model/words.ts';
import { say } from '../../../src/model/say.ts';
import { settingsDrift, type SettingRules } from '../../../src/kit/database/settings-drift.ts';

const classes: Readonly<Record<string, 'identity' | 'semantic' | 'capacity'>> = {
  port: 'identity',
  zone: 'semantic',
  pool: 'capacity',
};
const rules: SettingRules = {
  classOf: (name) => classes[name] ?? 'other',
  isSet: (origin) => origin !== 'compiled',
  canonical: (name, value) => (name === 'zone' && value === 'GMT' ? 'UTC' : value),
  unitOf: (name) => (name === 'pool' ? 'bytes' : null),
};
type Entry = readonly [string | number | boolean, string | null];

function configuration(entries: Readonly<Record<string, Entry>>): Configuration {
  return new Map(Object.entries(entries).map(([name, [value, origin]]) => [name, { value, origin }]));
}

function drift(left: Readonly<Record<string, Entry>>, right: Readonly<Record<string, Entry>>) {
  return settingsDrift(configuration(left), configuration(right), rules);
}

describe('drift of settings', () => {
  it.each<[string, Entry, Entry]>([
    ['identity', [1, 'file'], [2, 'file']],
    ['the same value, set here and default there', [1, 'file'], [1, 'compiled']],
  ])('has nothing to say of %s', (name, left, right) => {
    expect(
      drift({ [name === 'identity' ? 'port' : 'x']: left }, { [name === 'identity' ? 'port' : 'x']: right }),
    ).toEqual([]);
  });

  it('takes two spellings for one value', () => {
    expect(drift({ zone: ['GMT', 'file'] }, { zone: ['UTC', 'compiled'] })).toEqual([]);
  });

  it.each<[string, string, Entry, Entry, object]>([
    ['what decides the meaning counts, whoever set it', 'zone', ['UTC', 'compiled'], ['CST', 'compiled'], { rank: 0 }],
    ['what somebody set on one side counts', 'x', ['a', 'file'], ['b', 'compiled'], { rank: 1, kind: 'changed' }],
    ['what may have been set counts', 'x', ['a', null], ['b', null], { rank: 1 }],
    ['a great difference of size counts', 'pool', [64, 'file'], [1, 'compiled'], { rank: 2 + 1 / 64 }],
    ['so does no limit beside a limit', 'pool', [64, 'file'], [0, 'compiled'], { rank: 1 }],
    ['numbers beyond a double are numbers', 'pool', ['18446744073709551615', 'file'], [1, 'file'], { kind: 'changed' }],
  ])('%s', (_what, name, left, right, expected) => {
    const found = drift({ [name]: left }, { [name]: right });
    expect(found).toMatchObject([{ path: name, left: left[0], right: right[0], ...expected }]);
    expect(found[0]?.informs).toBeUndefined();
  });

  it.each<[string, string, Entry, Entry]>([
    ['a default that a release changed', 'x', ['a', 'compiled'], ['b', 'compiled']],
    ['a size the server worked out', 'pool', [1, 'compiled'], [64, 'compiled']],
    ['a little more', 'pool', [100, 'file'], [150, 'file']],
  ])('%s is told and does not decide', (_what, name, left, right) => {
    expect(drift({ [name]: left }, { [name]: right })).toMatchObject([{ path: name, informs: true }]);
  });

  it('tells what only one side has where somebody set it', () => {
    const found = drift({ x: ['a', 'file'], y: ['b', 'compiled'] }, { zone: ['UTC', 'file'] });
    expect(found.map(({ path, kind, rank }) => [path, kind, rank])).toEqual([
      ['x', 'missing-right', 1],
      ['zone', 'missing-left', 0],
    ]);
  });

  it('names settings with dots so that a path finds them', () => {
    expect(drift({ 'validate.policy': [1, 'file'] }, { 'validate.policy': [2, 'file'] })[0]?.path).toBe(
      '["validate.policy"]',
    );
  });

  it('has words in both languages', () => {
    const left = { pool: [2_147_483_648, 'file'], x: [true, 'compiled'], zone: ['UTC', null] } as const;
    const right = { pool: [134_217_728, 'compiled'], x: [false, 'compiled'], zone: ['CST', 'file'] } as const;
    const found = [...drift(left, right), ...drift({ x: [1, 'file'] }, {})];
    const said = (texts: Texts, language: Language) =>
      found.map(
        ({ words }) => words && [words.what, words.left, words.right].map((each) => say(texts, each, language)),
      );
    expect(said(en, 'en')).toEqual([
      ['setting pool, by a factor of 16', '2 GiB (set: file)', '128 MiB (not set: compiled)'],
      ['setting x, which nobody set', 'true (not set: compiled)', 'false (not set: compiled)'],
      ['setting zone', 'UTC', 'CST (set: file)'],
      ['setting x', '1 (set: file)', 'no such setting'],
    ]);
    expect(said(zhCN, 'zh-CN')[0]).toEqual([
      '参数 pool（相差 16 倍）',
      '2 GiB（已设置，来源：file）',
      '128 MiB（未设置，来源：compiled）',
    ]);
  });
});

describe('a stored configuration', () => {
  it('is read as it was written', () => {
    const fact = { a: { value: 1, origin: null }, b: { value: 'x', origin: 'file' } };
    expect(Object.fromEntries(readConfiguration(fact) ?? [])).toEqual(fact);
  });

  it.each([[null], [[]], [{ a: 1 }], [{ a: { value: null, origin: null } }], [{ a: { value: 1 } }]])(
    'of another form is none: %j',
    (fact) => {
      expect(readConfiguration(fact)).toBeNull();
    },
  );
});
