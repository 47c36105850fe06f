import { describe, expect, it } from 'vitest';
import { judgeStyles } from '../../../probes/browser/judge-styles.ts';
import { decodeFirefox, decodeSheet } from '../../../probes/browser/sheets/decode-sheet.ts';
import { newSheetStore, type SheetSighting } from '../../../probes/browser/sheets/sheet-store.ts';
import { styleName } from '../../../probes/browser/sheets/style-name.ts';
import type { FleetEntry } from '../../../probes/browser/derived-facts.ts';
import type { StyleSheet } from '../../../probes/browser/sheets/style-facts.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { stylePlaces } from '../../../src/kit/sheet/style-places.ts';
import { browserStyles } from '../../../src/reference/browser-styles.ts';

const since = (chromium: number | null, firefox: number | null, safari: number | null) => ({
  ...{ chromium, firefox, safari },
});
const styles = {
  'selectors.has': since(105, 121, 15.4),
  'at-rules.layer': since(99, 97, 15.4),
  'properties.inset': since(87, 66, 14.1),
  'at-rules.property': since(85, 128, 16.4),
  'selectors.-webkit-scrollbar': since(2, null, 4),
  'selectors.nobody': since(null, null, null),
  'properties.zoom': since(1, null, 3.1),
};

type Use = StyleSheet['uses'][number];

function use(key: string, loss: Use['loss'], more: Partial<Use> = {}): Use {
  return { key, loss, guarded: false, count: 1, line: 3, column: 5, ...more };
}

function sheet(name: string, uses: readonly Use[], more: Partial<StyleSheet> = {}): StyleSheet {
  const fixed = { url: '', bytes: 1, sha256: name, pages: ['main'], stop: null };
  return { name, from: 'external', ...fixed, uses: [...uses], ...more };
}

function browser(version: number | null, more: Partial<FleetEntry> = {}): FleetEntry {
  const engine = version === null ? null : 'chromium';
  const known = { source: null, fits: version === null ? null : true, works: null, failsAs: null, lost: [] };
  const name = `Chrome ${String(version)}`;
  return { browser: name, share: null, name, engine, version, ...known, ...more };
}

const page = { error: null, foreignRequests: [], foreignRequestCount: 0, failedRequests: [], failedRequestCount: 0 };

/** As evidence holds them. */
function stored(facts: object): JsonObject {
  return JSON.parse(JSON.stringify(facts)) as JsonObject; // what has just been written
}

function judged(fleet: readonly FleetEntry[], sheets: readonly StyleSheet[], more = {}) {
  const facts = { styleSheets: sheets.map((each) => ({ ...each })), unreadStyleSheets: [], pages: [page], ...more };
  const { facts: found, gaps, remarks } = judgeStyles(fleet, stored(facts), styles);
  const losses = found.fleet.map(({ styleLosses = [] }) =>
    styleLosses.map((lost) => `${lost.name} ${lost.costs} ${String(lost.since)} ${lost.sheet} ${String(lost.count)}`),
  );
  const notes = Object.fromEntries(gaps.map(({ path, note }) => [path, note]));
  return { losses, unstyled: found.unstyledBrowsers, notes, remarks };
}

describe('judgeStyles', () => {
  it('tells what each browser drops, what costs most first, each thing once', () => {
    const sheets = [
      sheet('a.css', [use('properties.inset', 'declaration', { count: 7 }), use('selectors.has', 'alternative')]),
      sheet('b.css', [use('selectors.has', 'rule', { count: 2 }), use('at-rules.layer', 'block')]),
      sheet('c.css', [use('properties.inset', 'declaration', { guarded: true })]),
    ];
    const { losses, unstyled, notes } = judged([browser(80), browser(99), browser(105)], sheets);
    expect(losses).toEqual([
      ['@layer block 99 b.css 1', ':has() rule 105 b.css 3', 'inset declaration 87 a.css 8'],
      [':has() rule 105 b.css 3'],
      [],
    ]);
    expect(unstyled).toEqual(['Chrome 80', 'Chrome 99']);
    expect(notes).toEqual({});
  });

  it('counts nothing that costs no rule, and nothing that is meant for others', () => {
    const uses = [
      use('selectors.has', 'rule', { guarded: true }),
      use('at-rules.property', 'definition'),
      use('selectors.-webkit-scrollbar', 'rule'),
      use('selectors.nobody', 'rule'),
      use('properties.zoom', 'declaration'),
      use('selectors.unheard-of', 'rule'),
    ];
    const firefox = browser(115, { engine: 'firefox', browser: 'Firefox 115' });
    const { losses, unstyled } = judged([browser(80), firefox], [sheet('a.css', uses)]);
    expect(losses).toEqual([
      [':has() harmless 105 a.css 1', '@property harmless 85 a.css 1'],
      ['zoom declaration null a.css 1', ':has() harmless 121 a.css 1', '@property harmless 128 a.css 1'],
    ]);
    expect(unstyled).toEqual([]);
  });

  it('leaves out what is unfit anyway, and says what is not known', () => {
    const sheets = [sheet('a.css', [use('selectors.has', 'rule')])];
    const unfit = browser(80, { fits: false });
    expect(judged([unfit], sheets)).toMatchObject({ unstyled: [], losses: [[':has() rule 105 a.css 1']] });
    expect(judged([browser(null)], sheets).notes).toEqual({
      'fleet[browser="Chrome null"].styleLosses': 'browser.gap.browser',
      unstyledBrowsers: 'browser.gap.browsers-unknown',
    });
    const unread = 'browser.gap.styles-unread';
    const whole = [sheet('a.css', [])];
    const blocked = { ...page, foreignRequests: [{ type: 'stylesheet' }], foreignRequestCount: 1 };
    for (const more of [
      { pages: [blocked] },
      { pages: [] },
      { pages: [{ ...page, error: 'page-timeout' }] },
      { pages: [{ ...page, failedRequests: [{ type: 'stylesheet', status: null }], failedRequestCount: 1 }] },
      { unreadStyleSheets: [{ page: 'main', url: '', reason: 'gone', count: 1 }] },
      { styleSheets: [sheet('a.css', [], { stop: 'time-limit-exceeded' })] },
    ])
      expect(judged([browser(120)], whole, more).notes['unstyledBrowsers']).toBe(unread);
    expect(judged([browser(120)], whole, { styleSheets: undefined }).notes).toEqual({
      'fleet[browser="Chrome 120"].styleLosses': 'browser.gap.styles-unseen',
      unstyledBrowsers: 'browser.gap.styles-unseen',
    });
  });

  it('keeps the first twenty, and one sentence beside the finding', () => {
    const many = Object.keys(browserStyles)
      .filter((key) => (browserStyles[key]?.chromium ?? 0) > 90)
      .slice(0, 30);
    const facts = {
      styleSheets: [
        sheet(
          'a.css',
          many.map((key) => use(key, 'rule')),
        ),
      ],
      pages: [page],
    };
    const result = judgeStyles([browser(80)], stored(facts), browserStyles);
    expect(result.facts.fleet[0]?.styleLosses).toHaveLength(20);
    expect(result.gaps).toMatchObject([{ note: 'kit.gap.first' }]);
    expect(result.remarks).toMatchObject([
      { path: 'unstyledBrowsers', message: { code: 'browser.note.unstyled', params: { line: 3, column: 5 } } },
    ]);
  });
});

describe('styleName', () => {
  it('writes each key as developers write it', () => {
    const named = {
      ...{ 'properties.inset': 'inset', 'properties.overflow.clip': 'overflow: clip', 'selectors.has': ':has()' },
      ...{ 'selectors.focus-visible': ':focus-visible', 'selectors.part': '::part()', 'at-rules.layer': '@layer' },
      ...{ 'types.color.oklch': 'oklch()', 'selectors.nesting': 'a { &:hover { } }', 'types.min': 'min()' },
      ...{
        'at-rules.media.range_syntax': '@media (width >= 1px)',
        'at-rules.font-face.size-adjust': '@font-face { size-adjust }',
      },
      ...{ 'types.color.rgb.relative_syntax': 'rgb(from ...)', 'types.basic-shape.path': 'path()' },
    };
    expect(Object.keys(named).map((key) => [key, styleName(key)])).toEqual(Object.entries(named));
  });

  it('has a name for every key that the reader can find', () => {
    const keys = Object.keys(browserStyles).filter((key) => stylePlaces(key).length > 0);
    expect(keys.length).toBeGreaterThan(1000);
    expect(keys.filter((key) => /^(?:properties|selectors|at-rules|types|supplement)\./.test(styleName(key)))).toEqual(
      [],
    );
  });
});

describe('decodeSheet', () => {
  const text = '.a::after { content: "中" }';
  const gbk = Buffer.concat([Buffer.from('.a::after { content: "'), Buffer.from([0xd6, 0xd0]), Buffer.from('" }')]);
  const utf16 = (mark: string): Buffer => Buffer.from(`${mark}${text}`, 'utf16le');
  it.each([
    ['UTF-8', Buffer.from(text), '', null, text],
    ['the header', gbk, 'text/css; charset="GBK"', null, text],
    ['@charset', Buffer.concat([Buffer.from('@charset "gbk";'), gbk]), 'text/css', null, `@charset "gbk";${text}`],
    ['the document', gbk, 'text/css', 'GB18030', text],
    ['a byte order mark before all', utf16('\uFEFF'), 'text/css; charset=gbk', 'gbk', text],
    ['the other order', utf16('\uFEFF').swap16(), '', null, text],
    ['an encoding that nobody knows', Buffer.from(text), 'text/css; charset=klingon', null, text],
    ['@charset that cannot be', Buffer.from(`@charset "utf-16";${text}`), '', null, `@charset "utf-16";${text}`],
  ])('reads %s', (_, bytes, type, document, expected) => {
    expect(decodeSheet(bytes, type, document)).toBe(expected);
  });

  it('reads what the driver of Firefox gives byte by byte', () => {
    const given = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('latin1'), 'utf8');
    expect(decodeFirefox(given(gbk), 'text/css; charset=gbk', null)).toBe(text);
    expect(decodeFirefox(given(utf16('\uFEFF')), 'text/css', null)).toBe(text);
    expect(decodeFirefox(Buffer.from(text), 'text/css', 'gbk')).toBe(text);
    expect(decodeFirefox(Buffer.from('/* é » */'), 'text/css', 'utf-8')).toBe('/* é » */');
  });
});

describe('newSheetStore', () => {
  const sighting = (text: string, from = 'main'): SheetSighting => ({
    ...{ page: from, url: 'http://x/a.css', from: 'external', line: 0, column: 0, text },
  });

  it('keeps one text of many pages once, and says what its limits keep out', () => {
    const store = newSheetStore();
    for (let count = 0; count < 600; count += 1) store.add(sighting(`.x${String(count)} {}`));
    store.add(sighting('.x1 {}', 'second'));
    store.add(sighting(' '.repeat(16 * 1024 * 1024 + 1)));
    expect(store.sightings).toHaveLength(501);
    expect(store.unread.items).toMatchObject([
      { reason: 'too-many', count: 100 },
      { reason: 'too-large', count: 1 },
    ]);
    const large = newSheetStore();
    for (const letter of ['a', 'b', 'c']) large.add(sighting(letter.repeat(12 * 1024 * 1024)));
    expect(large.unread.items).toMatchObject([{ reason: 'too-much', count: 1 }]);
  });
});
