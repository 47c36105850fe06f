import { describe, expect, it } from 'vitest';
import { browser } from '../../../probes/browser/index.ts';
import { DerivedFacts } from '../../../probes/browser/derived-facts.ts';
import type { Script } from '../../../probes/browser/script-facts.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { ReferenceData } from '../../../src/model/reference.ts';
import { noReference } from '../../support/no-reference.ts';

const since = (chromium: number | null, firefox: number, safari: number) => ({ chromium, firefox, safari });
const browsers: ReferenceData['browsers'] = {
  date: '2026-11-12',
  source: 'made up',
  features: {
    'operators.optional_chaining': {
      name: 'Optional chaining',
      title: { en: 'Optional chaining', 'zh-CN': '可选链' },
      since: since(80, 74, 13.1),
      costs: 'script',
    },
    'operators.nullish_coalescing': { name: 'Nullish coalescing', since: since(80, 72, 13.1), costs: 'script' },
    'statements.import': { name: 'import', since: since(61, 60, 11), costs: 'script' },
    'statements.const': { name: 'const', since: since(49, 36, 11), costs: 'script' },
    'pattern.soft': { name: 'Soft', since: since(90, 90, 15), costs: 'use' },
    'pattern.later': { name: 'Later', since: since(125, 129, 17), costs: { chromium: 103 } },
    'pattern.never': { name: 'Never', since: since(null, 140, 18), costs: 'script' },
  },
  interfaces: {},
  styles: {},
  versions: [
    { browser: '360se', version: '12', engine: 'chromium', engineVersion: 78, source: 'a table', date: '2026-11-01' },
  ],
};
const reference = { ...noReference, browsers };

function script(name: string, features: readonly string[], more: Partial<Script> = {}): Script {
  const uses = features.map((feature, index) => ({ feature, count: 1, line: 3, column: index + 1 }));
  const fixed = { bytes: 1, sha256: name, pages: ['main'], error: null };
  return { name, url: `http://x/${name}`, from: 'external', module: false, parsed: true, uses, ...fixed, ...more };
}

const page = { error: null, foreignRequests: [], foreignRequestCount: 0, failedRequests: [], failedRequestCount: 0 };

function derived(scripts: readonly Script[], more: JsonObject = {}) {
  const facts: JsonObject = {
    ...{ pages: [page], unreadScripts: [], legacyScripts: 0, scripts: [...scripts] },
    ...more,
  };
  const found = browser.derive?.(facts, { now: 0, timeZone: 'UTC', reference });
  const parsed = DerivedFacts.parse(found?.facts);
  const gaps = Object.fromEntries((found?.gaps ?? []).map(({ path, note }) => [path, note]));
  return { ...parsed, gaps, remarks: found?.remarks ?? [] };
}

const chaining = 'operators.optional_chaining';

describe('what scripts need', () => {
  it.each([
    ['nothing', [], 1, 1, 1],
    ['the newest of their features', [chaining, 'statements.const'], 80, 74, 13.1],
    ['nothing of what only throws', ['pattern.soft'], 1, 1, 1],
    ['what costs a script in some versions', ['pattern.later'], 125, 129, 17],
    ['what no version has', ['pattern.never', chaining], null, 140, 18],
  ])('is %s', (_, features, chromium, firefox, safari) => {
    const { needs, gaps } = derived([script('a.js', features)]);
    expect(needs).toEqual({ chromium, firefox, safari });
    expect(gaps['needs.chromium']).toBeUndefined();
  });

  it('says which script, and where', () => {
    const { needsBecause, remarks } = derived([
      script('a.js', ['statements.const']),
      script('b.js', ['x', chaining].slice(1)),
    ]);
    const because = {
      feature: chaining,
      name: 'Optional chaining',
      script: 'b.js',
      line: 3,
      column: 1,
      original: null,
    };
    expect(needsBecause?.chromium).toEqual({ ...because, version: 80 });
    const remark = remarks.find(({ path }) => path === 'needs.chromium');
    const text = { en: 'Optional chaining', 'zh-CN': '可选链' };
    expect(remark?.message.params).toMatchObject({ name: { kind: 'text', text }, line: 3, column: 1 });
  });

  it.each<[string, Script, number]>([
    ['made while the page runs', script('eval 1', [chaining], { from: 'eval' }), 1],
    ['that no browser reads', script('b.js', [], { parsed: false, error: 'Unexpected token' }), 1],
    ['in a worker', script('w.js', [chaining], { from: 'worker' }), 80],
    ['that is a module', script('m.js', [], { module: true }), 61],
    ['that only this old browser refuses', script('b.js', [chaining], { parsed: false }), 80],
  ])('knows a script %s', (_, each, chromium) => {
    const { needs, gaps } = derived([each]);
    expect(needs?.chromium).toBe(chromium);
    expect(gaps['needs.chromium']).toBeUndefined();
  });

  it('is not known where the data does not know a feature', () => {
    const { needs, gaps } = derived([script('a.js', ['a.new.one', chaining])]);
    expect(needs?.chromium).toBeNull();
    expect(gaps['needs.chromium']).toBe('browser.gap.feature-unknown');
  });

  it.each<[string, JsonObject]>([
    ['was not read', { unreadScripts: [{ page: 'main', url: '', reason: 'too-large', count: 1 }] }],
    ['was blocked', { pages: [{ ...page, foreignRequests: [{ type: 'script' }], foreignRequestCount: 1 }] }],
    ['may have been blocked', { pages: [{ ...page, foreignRequestCount: 101 }] }],
    [
      'did not come',
      { pages: [{ ...page, failedRequests: [{ type: 'script', status: null }], failedRequestCount: 1 }] },
    ],
    ['stands on a page that did not open', { pages: [page, { ...page, error: 'page-timeout' }] }],
    ['stands on no page at all', { pages: [] }],
  ])('is not known where a script %s, and what is lost stays lost', (_, more) => {
    const fleetAsked = ['Chrome 78', 'Chrome 90'];
    const seen = derived([script('a.js', [chaining])], { ...more, fleetAsked });
    expect(seen.gaps['needs.chromium']).toBe('browser.gap.scripts-unread');
    expect(seen.needs?.chromium).toBe(80);
    expect(seen.unfitBrowsers).toEqual(['Chrome 78']);
    expect(seen.unknownBrowsers).toEqual(['Chrome 90']);
    expect(seen.gaps['unfitBrowsers']).toBe('browser.gap.browsers-unknown');
    expect(seen.gaps['fleet[browser="Chrome 90"].fits']).toBe('browser.gap.scripts-unread');
  });

  it('is not known where a script was read by the browser and not by us', () => {
    const { gaps } = derived([script('a.js', [], { error: 'Unexpected token' })]);
    expect(gaps['needs.safari']).toBe('browser.gap.scripts-unread');
  });

  it('is nothing where nobody asks', () => {
    const none = browser.derive?.({ pages: [page] }, { now: 0, timeZone: 'UTC', reference });
    expect(none?.facts).toEqual({});
    expect(none?.gaps?.map(({ path, note }) => `${path} ${note ?? ''}`)).toContain('needs kit.gap.setting');
    expect(derived([]).gaps['fleet']).toBe('kit.gap.setting');
    const stopped = browser.derive?.({ fleetAsked: ['Chrome 78'] }, { now: 0, timeZone: 'UTC', reference });
    expect(stopped?.gaps?.[0]).toMatchObject({
      ...{ path: 'needs', note: 'kit.gap.from-unseen' },
      noteParams: { from: { items: [{ code: 'fact', params: { kind: 'browser', path: { value: 'scripts' } } }] } },
    });
  });
});

describe('the browsers of a fleet', () => {
  const one = (asked: string, features: readonly string[], more: JsonObject = {}) => {
    const seen = derived([script('a.js', features)], { fleetAsked: [asked], ...more });
    return { entry: seen.fleet?.[0], gap: seen.gaps[`fleet[browser=${JSON.stringify(asked)}].fits`], seen };
  };

  it.each<[string, readonly string[], boolean | null]>([
    ['Chrome 78', [chaining], false],
    ['Chrome >= 78', [chaining], false],
    ['Chrome 80', [chaining], true],
    ['360se 12', [chaining], false],
    ['Firefox 73', [chaining], false],
    ['Safari 13.1', [chaining], true],
    ['Safari 13', [chaining], false],
    ['Chrome 80', ['pattern.soft'], true],
    ['Chrome 92', ['pattern.later'], true],
    ['Chrome 109', ['pattern.later'], false],
    ['Chrome >= 92', ['pattern.later'], false],
    ['Chrome 92-102', ['pattern.later'], true],
    ['Chrome 92-103', ['pattern.later'], false],
    ['Chrome 92-150', ['pattern.later'], false],
    ['Chrome 125-150', ['pattern.later'], true],
    ['IE 11', [chaining], false],
    ['IE 11', ['statements.const'], null],
    ['Edge 18', [chaining], null],
    ['Chrome 150', ['pattern.never'], false],
    ['Chrome 150', ['a.new.one'], null],
    ['Chrome 78', ['a.new.one', chaining], false],
    ['Unheard 3', [chaining], null],
    ['360se 99', [chaining], null],
    ['Chrome', [chaining], null],
  ])('are judged: %s, %j, %j', (asked, features, fits) => {
    const { entry, gap, seen } = one(asked, features);
    expect(entry?.fits).toBe(fits);
    expect(gap === undefined).toBe(fits !== null);
    expect(seen.unfitBrowsers).toEqual(fits === false ? [asked] : []);
    expect(seen.unknownBrowsers).toEqual(fits === null ? [asked] : []);
  });

  it('say what is lost, where, and by which source the engine is known', () => {
    const { entry, seen } = one('360se 12', ['pattern.soft', chaining]);
    expect(entry).toMatchObject({ engine: 'chromium', version: 78, source: 'a table (2026-11-01)' });
    const place = { script: 'a.js', line: 3, original: null };
    expect(entry?.lost).toEqual([
      { ...place, feature: chaining, name: 'Optional chaining', since: 80, column: 2, costs: 'script' },
      { ...place, feature: 'pattern.soft', name: 'Soft', since: 90, column: 1, costs: 'use' },
    ]);
    const remark = seen.remarks.find(({ path }) => path === 'unfitBrowsers');
    expect(remark?.message).toMatchObject({ code: 'browser.note.lost', params: { line: 3, column: 2 } });
    expect(remark?.message.params['engine']).toMatchObject({
      value: expect.stringMatching(/^Chromium \d+$/) as string,
    });
  });

  it('name the versions that are known beside one that is not', () => {
    expect(one('360se 99', [chaining]).gap).toBe('browser.gap.version-known');
    expect(one('Edge 18', [chaining]).gap).toBe('browser.gap.version');
    const facts = { pages: [page], scripts: [], unreadScripts: [], legacyScripts: 0, fleetAsked: ['360se 99'] };
    const found = browser.derive?.(facts, { now: 0, timeZone: 'UTC', reference });
    const gap = found?.gaps?.find(({ note }) => note === 'browser.gap.version-known');
    expect(gap?.noteParams).toMatchObject({ browser: { value: '360se 99' }, known: { value: ['12'] } });
  });

  it('say how to find out what nobody knows', () => {
    const { remarks } = derived([script('b.js', [chaining])], { fleetAsked: ['Mosaic 3', 'Chrome 90'] });
    const about = remarks.filter(({ path }) => path === 'unknownBrowsers');
    expect(about.map(({ message }) => message)).toEqual([
      { code: 'browser.note.unknown', params: { browser: expect.objectContaining({ value: 'Mosaic 3' }) as object } },
    ]);
  });

  it('are not known to be unfit where older browsers have scripts of their own', () => {
    for (const asked of ['Chrome 78', 'IE 11']) {
      const { entry, gap } = one(asked, [chaining], { legacyScripts: 1 });
      expect(entry?.fits).toBeNull();
      expect(gap).toBe('browser.gap.legacy');
    }
    expect(one('Chrome 80', [chaining], { legacyScripts: 1 }).entry?.fits).toBe(true);
  });

  it.each<[string, number, boolean | null]>([
    ['Chrome 60', 1, null],
    ['Chrome 60-90', 1, null],
    ['Chrome 61', 1, true],
    ['Firefox 59', 1, null],
    ['Chrome 60', 0, true],
  ])('are not known where they load what nobody read: %s, %j such scripts', (asked, legacyScripts, fits) => {
    const { entry, gap } = one(asked, ['statements.const'], { legacyScripts });
    expect(entry).toMatchObject({ fits, lost: [] });
    expect(gap).toBe(fits === null ? 'browser.gap.legacy' : undefined);
  });

  it('lose no more than 20 things in words', () => {
    const many = Array.from({ length: 30 }, (_, index) => script(`${String(index)}.js`, [chaining]));
    const { fleet, gaps } = derived(many, { fleetAsked: ['Chrome 78', 'Chrome 78'] });
    expect(fleet).toHaveLength(1);
    expect(fleet?.[0]?.lost).toHaveLength(20);
    expect(gaps['fleet[browser="Chrome 78"].lost']).toBe('kit.gap.first');
  });
});
