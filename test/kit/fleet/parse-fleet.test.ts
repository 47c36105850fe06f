import { describe, expect, it } from 'vitest';
import { compareVersions, parseFleet } from '../../../src/kit/fleet/parse-fleet.ts';

/** `NAME KIND VERSION [LAST]`, or the mistake. */
function read(text: string): string {
  const parsed = parseFleet(text);
  if (!parsed.ok) return parsed.mistake;
  const { browser, versions } = parsed.entry;
  const numbers = versions.kind === 'any' ? [] : [versions.version, ...('last' in versions ? [versions.last] : [])];
  return [browser, versions.kind, ...numbers].join('|');
}

describe('an entry of a fleet', () => {
  it.each([
    ['Chrome 78', 'Chrome|exactly|78'],
    ['Chrome = 78', 'Chrome|exactly|78'],
    ['Chrome >= 90', 'Chrome|from|90'],
    ['chrome>=90', 'chrome|from|90'],
    ['Chrome > 90', 'Chrome|above|90'],
    ['Chrome 90+', 'Chrome|from|90'],
    ['Chrome ≥ 90', 'Chrome|from|90'],
    ['Chrome ＞＝ ９０', 'Chrome|from|90'],
    ['谷歌浏览器 90 及以上', '谷歌浏览器|from|90'],
    ['谷歌浏览器 90以上版本', '谷歌浏览器|from|90'],
    ['Chrome 90-95', 'Chrome|range|90|95'],
    ['Chrome 90 – 95', 'Chrome|range|90|95'],
    ['Chrome 90～95', 'Chrome|range|90|95'],
    ['Safari >= 14.1', 'Safari|from|14.1'],
    ['Chrome v109.0.5414.120', 'Chrome|exactly|109.0.5414.120'],
    ['360安全浏览器 13', '360安全浏览器|exactly|13'],
    ['360se 13.1', '360se|exactly|13.1'],
    ['360se>=13', '360se|from|13'],
    ['360se', '360se|any'],
    ['360', '360|any'],
    ['360 13', '360|exactly|13'],
    ['QQ浏览器', 'QQ浏览器|any'],
    ['奇安信可信浏览器1.0', '奇安信可信浏览器|exactly|1.0'],
    ['ie 11', 'ie|exactly|11'],
    ['ie11', 'ie|exactly|11'],
    ['Firefox ESR', 'Firefox ESR|any'],
    ['firefox esr 115', 'Firefox ESR|exactly|115'],
    ['Firefox 115 ESR', 'Firefox ESR|exactly|115'],
    ['Firefox 115esr', 'Firefox ESR|exactly|115'],
    ['火狐 ESR >= 115', 'Firefox ESR|from|115'],
  ])('%s: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['', 'kit.fleet.empty'],
    ['  ', 'kit.fleet.empty'],
    ['90', 'kit.fleet.no-name'],
    ['>= 90', 'kit.fleet.no-name'],
    ['> 1%', 'kit.fleet.query'],
    ['> 1% in CN', 'kit.fleet.query'],
    ['last 2 versions', 'kit.fleet.query'],
    ['defaults', 'kit.fleet.query'],
    ['not dead', 'kit.fleet.query'],
    ['Chrome 90, Edge 90', 'kit.fleet.query'],
    ['Chrome < 90', 'kit.fleet.older'],
    ['Chrome <= 90', 'kit.fleet.older'],
    ['Chrome ≤ 90', 'kit.fleet.older'],
    ['Chrome 95-90', 'kit.fleet.range-reversed'],
    [`Chrome ${'9'.repeat(90)}`, 'kit.fleet.too-long'],
  ])('%s: %s', (text, mistake) => {
    expect(read(text)).toBe(mistake);
  });

  it('is kept as it was written', () => {
    expect(parseFleet(' 360安全浏览器　１３ ')).toEqual({
      ok: true,
      entry: {
        asked: '360安全浏览器　１３',
        browser: '360安全浏览器',
        versions: { kind: 'exactly', version: '13' },
      },
    });
  });

  it('takes no time for text that is made to take long', () => {
    for (const text of ['1.'.repeat(40), 'a '.repeat(40), `a${' '.repeat(78)}b`, '9'.repeat(80)])
      expect(['no-name', 'any', 'exactly'].some((each) => read(text).includes(each))).toBe(true);
  });
});

describe('versions', () => {
  it('are ordered by their numbers', () => {
    const sorted = ['22.3', '9.5', '22', '108', '8.10', '8.9'].sort(compareVersions);
    expect(sorted).toEqual(['8.9', '8.10', '9.5', '22', '22.3', '108']);
  });
});
