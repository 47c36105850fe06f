import { describe, expect, it } from 'vitest';
import { expandFleet } from '../../../src/kit/fleet/expand-fleet.ts';
import type { BrowserShare } from '../../../src/model/reference.ts';

function expanded(written: readonly (string | readonly [string, number])[], shares: readonly BrowserShare[] = []) {
  const asked = written.map((each) =>
    typeof each === 'string' ? { browser: each, share: null } : { browser: each[0], share: each[1] },
  );
  const { members, mistakes, source } = expandFleet(asked, { shares });
  const found = members.map(({ entry, share, selected }) => [entry.asked, share, selected] as const);
  return { found, mistakes, source };
}

const row = (browser: string, version: string | null, share: number): BrowserShare => ({ browser, version, share });

describe('a fleet', () => {
  it('of names has no shares, and loads no data of queries', () => {
    const { found, source } = expanded(['Chrome >= 90', '360se 13']);
    expect(found).toEqual([
      ['Chrome >= 90', null, false],
      ['360se 13', null, false],
    ]);
    expect(source).toBeNull();
  });

  it('has the shares that the profile writes, and none besides', () => {
    const { found, source } = expanded([['360se 13', 42], 'Chrome 109', 'ie 11, edge 100'], [row('Chrome', '109', 9)]);
    expect(found).toEqual([
      ['360se 13', 42, false],
      ['Chrome 109', null, false],
      ['Edge 100', null, true],
      ['Internet Explorer 11', null, true],
    ]);
    expect(source).toEqual({ kind: 'profile' });
  });

  it('has each version once: one that is named keeps the share of the query', () => {
    const { found, source } = expanded(['Internet Explorer 11', '> 0.1% in CN, ie 11']);
    const old = found.filter(([name]) => name === 'Internet Explorer 11');
    expect(old).toEqual([['Internet Explorer 11', expect.any(Number), false]]);
    expect(source).toEqual({ kind: 'queries', region: 'CN' });
  });

  it('has shares of the site by the entry that means a version most closely', () => {
    const rows = [
      row('360安全浏览器', '13.1', 20),
      row('360se', '13.0', 10),
      row('Chrome', '109.0.5414.120', 30),
      row('Chrome', '120', 25),
      row('奇安信', null, 5),
      row('Firefox', '3', 1),
      row('Chrome', '95', 2),
    ];
    const { found, source } = expanded(
      ['360se 13', 'Chrome >= 100', 'Chrome 109', 'Chrome 90-95', '奇安信', 'Edge 9'],
      rows,
    );
    expect(found.map(([name, share]) => [name, share])).toEqual([
      ['360se 13', 30],
      ['Chrome >= 100', 25],
      ['Chrome 109', 30],
      ['Chrome 90-95', 2],
      ['奇安信', 5],
      ['Edge 9', 0],
    ]);
    expect(source).toEqual({ kind: 'site' });
  });

  it('says which query asks for shares that are not there', () => {
    const { found, mistakes } = expanded(['Chrome 109', '> 1% in my stats']);
    expect(found).toHaveLength(1);
    expect(mistakes).toEqual([{ asked: '> 1% in my stats', mistake: 'kit.fleet.query-shares' }]);
  });
});
