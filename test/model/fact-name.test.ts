import { expect, it } from 'vitest';
import { factMessage } from '../../src/model/fact-name.ts';
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
