import { describe, expect, it } from 'vitest';
import { browser } from '../../../probes/browser/index.ts';
import { DerivedFacts } from '../../../probes/browser/derived-facts.ts';
import { fleetChromiums } from '../../../probes/browser/fleet-chromiums.ts';
import { Settings } from '../../../probes/browser/schema.ts';
import type { Script } from '../../../probes/browser/script-facts.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { BrowserShare } from '../../../src/model/reference.ts';
import { referenceData } from '../../../src/reference/reference-data.ts';

function script(features: readonly string[], keys: readonly string[] = []): Script {
  const uses = features.map((feature) => ({ feature, count: 1, line: 1, column: 1 }));
  const sure = 'certain' as const;
  const interfaces = keys.map((key) => ({ key, sure, guarded: false, count: 1, line: 1, column: 1 }));
  const fixed = { bytes: 1, sha256: 'a', pages: ['main'], error: null, module: false, parsed: true };
  return { name: 'app.js', url: 'http://x/app.js', from: 'external', uses, interfaces, ...fixed };
}

const page = { error: null, foreignRequests: [], foreignRequestCount: 0, failedRequests: [], failedRequestCount: 0 };

function derived(asked: JsonObject, scripts: readonly Script[], shares: readonly BrowserShare[] = []) {
  const facts: JsonObject = { pages: [page], unreadScripts: [], legacyScripts: 0, scripts: [...scripts], ...asked };
  const reference = { ...referenceData, browsers: { ...referenceData.browsers, shares } };
  const found = browser.derive?.(facts, { now: 0, timeZone: 'UTC', reference });
  const gaps = new Map((found?.gaps ?? []).map((gap) => [gap.path, gap]));
  return { ...DerivedFacts.parse(found?.facts), gaps };
}

const chaining = 'operators.optional_chaining';
const row = (name: string, version: string | null, share: number): BrowserShare => ({ browser: name, version, share });

describe('queries of a fleet', () => {
  it('stand in ranges of versions that are alike for these scripts', () => {
    const fleetAsked = ['chrome 70-100, edge 18-90, firefox 70-80'];
    const { fleet, unfitBrowsers, unknownBrowsers } = derived({ fleetAsked }, [script([chaining])]);
    expect(fleet?.map((each) => each.browser)).toEqual([
      ...['Chrome 70-79', 'Chrome 80-100'],
      ...['Edge 18', 'Edge 79', 'Edge 80-90'],
      ...['Firefox 70-73', 'Firefox 74-80'],
    ]);
    expect(unfitBrowsers).toEqual(['Chrome 70-79', 'Edge 79', 'Firefox 70-73']);
    expect(unknownBrowsers).toEqual(['Edge 18']);
  });

  it('stand in ranges by what scripts look for, too', () => {
    const { fleet, doubtfulBrowsers } = derived({ fleetAsked: ['chrome 90-110, chrome 90'] }, [
      script([], ['structuredClone']),
    ]);
    expect(fleet?.map((each) => each.browser)).toEqual(['Chrome 90-97', 'Chrome 98-110']);
    expect(doubtfulBrowsers).toEqual(['Chrome 90-97']);
  });

  it('stand in ranges by visits that went otherwise', () => {
    const tried = { troubles: [], engine: 'Chromium 90' };
    const emulations = [
      { ...tried, version: 61, from: 61, to: 94, works: false },
      { ...tried, version: 95, from: 95, to: 150, works: true },
    ];
    const { fleet } = derived({ fleetAsked: ['chrome 90-110, chrome 90'], emulations }, [script([])]);
    expect(fleet?.map((each) => [each.browser, each.fits])).toEqual([
      ['Chrome 90-94', false],
      ['Chrome 95-110', true],
    ]);
  });

  it('drop nothing: what has no known engine is unknown, with its users', () => {
    const { fleet, unknownBrowsers, unknownShare, gaps } = derived({ fleetAsked: ['op_mini all, chrome 120'] }, []);
    expect(fleet?.map(({ name }) => name)).toEqual(['Opera Mini', 'Chrome']);
    expect(unknownBrowsers).toEqual(['Opera Mini all']);
    expect(unknownShare).toBeTypeOf('number');
    expect(gaps.get('unfitBrowsers')?.note).toBe('browser.gap.browsers-unknown');
  });

  it('know the engines of browsers of telephones', () => {
    const { fleet } = derived({ fleetAsked: ['and_qq 14.9, and_uc 15.5, samsung 25, op_mob 80, kaios 2.5'] }, []);
    expect(fleet?.map(({ name, engine, version }) => [name, engine, version])).toEqual([
      ['QQ 浏览器（Android）', 'chromium', 109],
      ['UC 浏览器（Android）', 'chromium', 100],
      ['KaiOS Browser', 'firefox', 48],
      ['Opera Mobile', 'chromium', 120],
      ['Samsung Internet', 'chromium', 121],
    ]);
  });

  it('that ask for shares nobody counted leave the answer open', () => {
    const { unknownBrowsers, gaps } = derived({ fleetAsked: ['> 1% in my stats'] }, [script([])]);
    expect(unknownBrowsers).toEqual(['> 1% in my stats']);
    expect(gaps.get('unfitBrowsers')).toBeDefined();
    expect(gaps.get('fleet[browser="> 1% in my stats"].fits')?.note).toBe('kit.fleet.query-shares');
  });

  it('of everything is judged within bounds', () => {
    const began = performance.now();
    const { fleet } = derived({ fleetAsked: ['>= 0%', 'last 200 versions'] }, [
      script([chaining], ['structuredClone']),
    ]);
    expect(fleet?.length).toBeLessThan(100);
    expect(fleet?.length).toBeGreaterThan(20);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('give engines for the visits', () => {
    const versions = fleetChromiums(['chrome 90-92, and_uc 15.5, firefox 90', '360se 13'], referenceData.browsers);
    expect(new Set(versions)).toEqual(new Set([86, 90, 91, 92, 100]));
  });
});

describe('shares of a fleet', () => {
  const scripts = [script([chaining])];

  it('are summed as the profile writes them', () => {
    const fleetAsked = ['Chrome 70', 'Chrome 90', 'Firefox 120'];
    const fleetShares = [
      { browser: 'Chrome 70', share: 5.5 },
      { browser: 'Chrome 90', share: 90 },
    ];
    const facts = derived({ fleetAsked, fleetShares }, scripts);
    expect(facts).toMatchObject({ unfitShare: 5.5, fitShare: 90, unknownShare: 0, uncoveredShare: 4.5 });
    expect(facts.shareSource).toBe('profile');
    expect(facts.fleet?.map(({ share }) => share)).toEqual([5.5, 90, null]);
    expect(facts.gaps.has('unfitShare')).toBe(false);
  });

  it('are known within bounds where a browser is not known', () => {
    const fleetShares = [
      { browser: 'Chrome 70', share: 5 },
      { browser: 'Netscape 4', share: 3 },
      { browser: 'Chrome 90', share: 92 },
    ];
    const fleetAsked = fleetShares.map((each) => each.browser);
    const { gaps, unknownShare } = derived({ fleetAsked, fleetShares }, scripts);
    expect(unknownShare).toBe(3);
    expect(gaps.get('unfitShare')).toMatchObject({ reason: 'truncated', bounds: { least: 5, most: 8 } });
    expect(gaps.get('fitShare')?.bounds).toEqual({ least: 92, most: 95 });
  });

  it('are those of the site where nobody wrote any, with what is not covered', () => {
    const shares = [row('360se', '13', 60), row('Chrome', '70', 10), row('Edge', '120', 30)];
    const facts = derived({ fleetAsked: ['360se 13', 'chrome 60-75'] }, scripts, shares);
    expect(facts).toMatchObject({ fitShare: 60, unfitShare: 10, uncoveredShare: 30, shareSource: 'site' });
  });

  it('are those of the world or of a region for queries alone', () => {
    const world = derived({ fleetAsked: ['> 0.5%'] }, scripts);
    expect(world.shareSource).toBe('world');
    const { fitShare = 0, unfitShare = 0, unknownShare = 0, uncoveredShare = 0 } = world;
    expect(fitShare + unfitShare + unknownShare + uncoveredShare).toBeCloseTo(100, 1);
    expect(derived({ fleetAsked: ['> 0.5% in CN'] }, scripts).shareSource).toBe('CN');
  });

  it('are not known where nobody has any', () => {
    const { gaps, fitShare } = derived({ fleetAsked: ['Chrome 90'] }, scripts);
    expect(fitShare).toBeUndefined();
    expect(gaps.get('unfitShare')?.note).toBe('browser.gap.no-shares');
  });
});

describe('a fleet in a profile', () => {
  it.each<[unknown[], (string | number)[], string]>([
    [['> 1%', 'not deadd'], ['fleet', 1], 'kit.fleet.query-wrong'],
    [['Chrome 90', 'not dead'], ['fleet', 1], 'kit.fleet.query-not-first'],
    [['Chrome < 90'], ['fleet', 0], 'kit.fleet.older'],
    [[{ browser: '90', share: 3 }], ['fleet', 0, 'browser'], 'kit.fleet.no-name'],
    [[{ browser: '> 1%', share: 3 }], ['fleet', 0, 'share'], 'browser.share-of-query'],
    [['Chrome 90', { browser: 'Chrome 90', share: 3 }], ['fleet', 1, 'browser'], 'browser.share-twice'],
    [
      [
        { browser: 'Chrome 90', share: 60 },
        { browser: 'Chrome 80', share: '41 %' },
      ],
      ['fleet', 1, 'share'],
      'browser.shares-over',
    ],
    [[`> 1%${', > 1%'.repeat(40)}`], ['fleet', 0], 'kit.fleet.query-long'],
  ])('%j is wrong at %j: %s', (fleet, path, message) => {
    const issues = Settings.safeParse({ url: 'https://x.example/', fleet }).error?.issues;
    expect(issues?.map((issue) => [issue.path, issue.message])).toEqual([[path, message]]);
  });

  it('may have shares, and queries beside names', () => {
    const fleet = [
      { browser: '360se 13', share: '42%' },
      { browser: 'Chrome >= 90', share: 50.5 },
      '> 1% in CN',
      'not dead',
    ];
    expect(Settings.safeParse({ url: 'https://x.example/', fleet }).error).toBeUndefined();
  });
});
