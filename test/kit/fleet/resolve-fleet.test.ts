import { describe, expect, it } from 'vitest';
import { browserNames } from '../../../src/kit/fleet/browser-names.ts';
import { parseFleet } from '../../../src/kit/fleet/parse-fleet.ts';
import { resolveFleet, type FleetBrowser } from '../../../src/kit/fleet/resolve-fleet.ts';
import { plainProductName } from '../../../src/model/product-name.ts';
import type { BrowserVersion } from '../../../src/model/reference.ts';
import { browsers } from '../../../src/reference/browsers.ts';

function stands(text: string, versions: readonly BrowserVersion[] = browsers.versions): FleetBrowser | undefined {
  const parsed = parseFleet(text);
  return parsed.ok ? resolveFleet([parsed.entry], { versions })[0] : undefined;
}

/** `NAME: ENGINE VERSION`, or what is known instead. */
function short(text: string): string {
  const found = stands(text);
  if (found?.kind === 'engine') return `${found.name}: ${found.engine} ${String(found.engineVersion)}`;
  return found?.kind === 'unknown' ? `${found.name}: ${found.reason}` : `${String(found?.name)}: no engine`;
}

describe('what an entry of a fleet stands for', () => {
  it.each([
    ['Chrome 78', 'Chrome: chromium 78'],
    ['Chromium 78', 'Chromium: chromium 78'],
    ['谷歌浏览器 109.0.5414.120', 'Chrome: chromium 109'],
    ['Chrome >= 90', 'Chrome: chromium 90'],
    ['Chrome > 90', 'Chrome: chromium 91'],
    ['Chrome > 90.0', 'Chrome: chromium 90'],
    ['Chrome 90-95', 'Chrome: chromium 90'],
    ['Edge >= 90', 'Edge: chromium 90'],
    ['Edge > 78', 'Edge: chromium 79'],
    ['Firefox 102', 'Firefox: firefox 102'],
    ['Firefox ESR 128', 'Firefox ESR: firefox 128'],
    ['Firefox ESR', 'Firefox ESR: firefox 115'],
    ['Safari >= 14', 'Safari: safari 14'],
    ['Safari > 14', 'Safari: safari 14'],
    ['Safari 13.1.2', 'Safari: safari 13.1'],
    ['ie 11', 'Internet Explorer: no engine'],
    ['IE 模式', 'Internet Explorer: no engine'],
    ['Opera 66', 'Opera: chromium 79'],
    ['Opera >= 58', 'Opera: chromium 71'],
  ])('%s: %s', (text, expected) => {
    expect(short(text)).toBe(expected);
  });

  it.each([
    ['360se 13', '360 安全浏览器: chromium 86'],
    ['360 13', '360 安全浏览器: chromium 86'],
    ['360安全浏览器 13.1.6000', '360 安全浏览器: chromium 86'],
    ['360 安全浏览器 15', '360 安全浏览器: chromium 114'],
    ['360se 15.3.1', '360 安全浏览器: chromium 122'],
    ['360se >= 13', '360 安全浏览器: chromium 86'],
    ['360se > 13', '360 安全浏览器: chromium 108'],
    ['360se 12-13', '360 安全浏览器: chromium 78'],
    ['360se 8', '360 安全浏览器: chromium 42'],
    ['360极速浏览器X 21', '360 极速浏览器: chromium 95'],
    // 14 has a newer engine than 21.
    ['360ee >= 14', '360 极速浏览器: chromium 95'],
    ['钉钉 >= 7', '钉钉（Windows）: chromium 91'],
    ['钉钉 >= 7.0.20', '钉钉（Windows）: chromium 91'],
    ['360chrome 22.3', '360 极速浏览器: chromium 122'],
    ['QQ浏览器 10', 'QQ 浏览器: chromium 63'],
    ['QQ 浏览器 11.7', 'QQ 浏览器: chromium 94'],
    ['奇安信 1.0.46149.7', '奇安信可信浏览器: chromium 102'],
    ['奇安信', '奇安信可信浏览器: chromium 83'],
    ['UOS浏览器 6', '统信浏览器: chromium 83'],
    ['钉钉 7.6.45', '钉钉（Windows）: chromium 108'],
    ['微信 4.1', '微信（Windows）: chromium 132'],
  ])('%s: %s', (text, expected) => {
    expect(short(text)).toBe(expected);
  });

  it.each([
    ['360se 16', '360 安全浏览器: version'],
    // Edge 18 had an engine of its own, which read more than Internet Explorer.
    ['Edge 18', 'Edge: version'],
    ['Edge >= 18', 'Edge: version'],
    // 7.0 has 91 and 7.6 has 108: 7.1 has something between.
    ['钉钉 7.1', '钉钉（Windows）: version'],
    ['钉钉 >= 7.1', '钉钉（Windows）: version'],
    ['钉钉 > 7.0', '钉钉（Windows）: version'],
    ['钉钉 7.1-7.8', '钉钉（Windows）: version'],
    ['Opera >= 59', 'Opera: version'],
    ['360se', '360 安全浏览器: version-wanted'],
    ['Chrome', 'Chrome: version-wanted'],
    ['搜狗浏览器 12', '搜狗高速浏览器: browser'],
    ['麒麟浏览器', '麒麟安全浏览器: browser'],
    ['Netscape 4', 'Netscape: browser'],
  ])('%s is unknown: %s', (text, expected) => {
    expect(short(text)).toBe(expected);
  });

  it('comes with source and day, or with the versions that are known', () => {
    expect(stands('360se 13')).toEqual({
      kind: 'engine',
      name: '360 安全浏览器',
      engine: 'chromium',
      engineVersion: 86,
      lastVersion: 86,
      source: 'github.com/mumuy/browser 360SE; github.com/open-webui/open-webui/issues/14935',
      date: '2026-11-23',
    });
    expect(stands('Chrome 90')).toMatchObject({ source: null, date: null });
    expect(stands('360se 16')).toMatchObject({
      known: ['8.0', '8.1', '9.1', '10', '11', '12', '13', '14', '15', '15.3'],
    });
    expect(stands('钉钉 9')).toMatchObject({ known: ['4.5', '4.6', '4.7', '5.0', '7.0', '7.6', '7.8'] });
  });

  it.each([
    ['Chrome 90', 90],
    ['Chrome 80-90', 90],
    ['Chrome >= 80', null],
    ['Chrome > 80', null],
    ['Safari 13-14.1', 14.1],
    ['360se 13', 86],
    // 15.3 is one of them
    ['360se 15', 122],
    ['360se 12-14', 108],
    // nobody knows how far 16 goes
    ['360se 12-16', null],
    ['360se >= 12', null],
    ['UOS 浏览器', null],
    ['Firefox ESR', null],
  ])('%s ends with %j', (text, last) => {
    expect(stands(text)).toMatchObject({ kind: 'engine', lastVersion: last });
  });

  it('is told by the first row of a version, whatever name the row has', () => {
    const own = (browser: string, version: string | null, engineVersion: number): BrowserVersion => ({
      browser,
      version,
      engine: 'chromium',
      engineVersion,
      source: 'ours',
      date: '2027-01-01',
    });
    const versions = [own('360 安全浏览器', '13', 90), own('Our Browser', null, 77), ...browsers.versions];
    expect(stands('360se 13.1', versions)).toMatchObject({ engineVersion: 90, source: 'ours', date: '2027-01-01' });
    expect(stands('360se >= 13', versions)).toMatchObject({ engineVersion: 90 });
    expect(stands('our-browser 2', versions)).toMatchObject({ name: 'our-browser', engineVersion: 77 });
  });
});

describe('names', () => {
  it('mean one browser each', () => {
    const all = browserNames.flatMap(({ browser, name, also }) =>
      [...new Set([browser, name, ...also].map(plainProductName))].map((each) => [each, browser] as const),
    );
    const twice = all.filter(([name], index) => all.findIndex(([other]) => other === name) !== index);
    expect(twice).toEqual([]);
  });

  it('are known for every row that is shipped', () => {
    const known = new Set(browserNames.map((each) => each.browser));
    expect(browsers.versions.filter((row) => !known.has(row.browser))).toEqual([]);
  });
});
