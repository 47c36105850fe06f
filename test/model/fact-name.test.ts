import { expect, it } from 'vitest';
import { factMessage, findFactName } from '../../src/model/fact-name.ts';
import { say } from '../../src/model/say.ts';

const texts = {
  'host.fact.disks.free': 'free space',
  'postgres.fact.settings': 'settings',
  'postgres.fact.settings.max_connections': 'maximum connections',
  'postgres.fact.settingOrigins.source': 'where the setting comes from',
  'postgres.fact.version': 'version',
};

it.each([
  [
    'postgres',
    'settings.max_connections',
    'settings.max_connections',
    'maximum connections (settings.max_connections)',
  ],
  ['postgres', 'settings.max_connections', null, 'maximum connections'],
  ['postgres', 'settings.fsync', null, 'settings: fsync'],
  ['postgres', 'settings.fsync', 'settings.fsync', 'settings: fsync'],
  ['postgres', 'settings.fsync', 'safe', 'settings: fsync (safe)'],
  ['postgres', 'settingOrigins.fsync.source', null, 'where the setting comes from – fsync'],
  ['postgres', 'version', 'version', 'version'],
  ['host', 'disks[mount="/data"].free', 'room', 'free space – /data (room)'],
  ['host', 'unknown.place', 'room', 'room'],
  ['host', 'unknown.place', null, 'unknown.place'],
  ['host', 'not a path', null, 'not a path'],
  ['host', '', 'confirmed', 'confirmed'],
])('calls a fact of %s at %s beside %s: %s', (kind, path, beside, words) => {
  expect(say(texts, factMessage(kind, path, beside), 'en')).toBe(words);
});

it('uses full-width brackets in Chinese', () => {
  const zh = { 'postgres.fact.version': '版本' };
  expect(say(zh, factMessage('postgres', 'version', 'version'), 'zh-CN')).toBe('版本（version）');
});

it('keeps apart what it remembers of kinds and languages, also of more paths than it remembers', () => {
  const other = { 'host.fact.version': '内核' };
  const ask = (): readonly (string | undefined)[] => [
    findFactName(texts, 'postgres', 'version')?.name,
    findFactName(texts, 'host', 'version')?.name,
    findFactName(other, 'host', 'version')?.name,
  ];
  const first = ask();
  for (let row = 0; row < 20_000; row += 1) findFactName(texts, 'host', `disks[mount="/${String(row)}"].free`);
  const long = `disks[mount="/${'a'.repeat(1000)}"].free`;
  expect([first, ask()]).toEqual(Array(2).fill(['version', undefined, '内核']));
  expect(findFactName(texts, 'host', 'disks[mount="/7"].free')).toEqual({ name: 'free space', rest: '', of: ['/7'] });
  expect(findFactName(texts, 'host', long)?.of).toEqual([`/${'a'.repeat(1000)}`]);
});
