import { describe, expect, it } from 'vitest';
import { interfaceName } from '../../../probes/browser/interface-name.ts';
import { judgeInterfaces } from '../../../probes/browser/judge-interfaces.ts';
import { keepLeading, mostInterfaces } from '../../../probes/browser/scripts/keep-leading.ts';
import type { FleetEntry } from '../../../probes/browser/derived-facts.ts';
import type { Script } from '../../../probes/browser/script-facts.ts';
import type { InterfaceUse } from '../../../src/model/script.ts';

const since = (chromium: number | null, firefox: number | null, safari: number | null) => ({
  ...{ chromium, firefox, safari },
});
const interfaces = {
  structuredClone: since(98, 94, 15.4),
  'Crypto.randomUUID': since(92, 95, 15.4),
  'Array.at': since(92, 90, 15.4),
  'Later.at': since(120, 90, 15.4),
  'Later.only': since(120, null, 17),
  'Window.setImmediate': since(null, null, null),
};

function use(key: string, more: Partial<InterfaceUse> = {}): InterfaceUse {
  return { key, sure: 'certain', guarded: false, count: 1, line: 3, column: 5, ...more };
}

function script(name: string, used?: readonly InterfaceUse[]): Script {
  const fixed = { url: '', bytes: 1, sha256: name, pages: ['main'], error: null, uses: [] };
  const known = used === undefined ? {} : { interfaces: [...used] };
  return { name, from: 'external', module: false, parsed: true, ...fixed, ...known };
}

function browser(version: number | null, more: Partial<FleetEntry> = {}): FleetEntry {
  const engine = version === null ? null : 'chromium';
  const known = { source: null, fits: version === null ? null : true, works: null, failsAs: null, lost: [] };
  const name = `Chrome ${String(version)}`;
  return { browser: name, share: null, name, engine, version, ...known, ...more };
}

function judged(fleet: readonly FleetEntry[], scripts: readonly Script[], whole = true) {
  const { facts, gaps, remarks } = judgeInterfaces(fleet, { scripts, whole, interfaces });
  const misses = facts.fleet.map((entry) =>
    (entry.misses ?? []).map((miss) => `${miss.key} ${String(miss.since)} ${miss.level}`),
  );
  const notes = Object.fromEntries(gaps.map(({ path, note }) => [path, note]));
  return { misses, doubtful: facts.doubtfulBrowsers, notes, remarks };
}

describe('judgeInterfaces', () => {
  it('tells what each browser lacks, what is surest first', () => {
    const used = [
      use('structuredClone', { guarded: true }),
      use('Array.at', { sure: 'guess' }),
      use('Crypto.randomUUID', { sure: 'likely' }),
    ];
    const { misses, doubtful, notes } = judged([browser(80), browser(95), browser(98)], [script('a.js', used)]);
    expect(misses).toEqual([
      ['Crypto.randomUUID 92 likely', 'Array.at 92 possible', 'structuredClone 98 note'],
      ['structuredClone 98 note'],
      [],
    ]);
    expect(doubtful).toEqual(['Chrome 80']);
    expect(notes).toEqual({});
  });

  it('takes a method of something unknown for the oldest of its name', () => {
    const used = [use('Later.at', { sure: 'likely' })];
    expect(judged([browser(100)], [script('a.js', used)]).misses).toEqual([[]]);
    expect(judged([browser(100)], [script('a.js', [use('Later.at')])]).misses).toEqual([['Later.at 120 likely']]);
  });

  it('judges engines that cannot be tried', () => {
    const firefox = browser(140, { engine: 'firefox', browser: 'Firefox 140' });
    const safari = browser(15.3, { engine: 'safari', browser: 'Safari 15.3' });
    const { misses, doubtful } = judged(
      [firefox, safari],
      [script('a.js', [use('Later.only'), use('structuredClone')])],
    );
    expect(misses).toEqual([['Later.only null likely'], ['Later.only 17 likely', 'structuredClone 15.4 likely']]);
    expect(doubtful).toEqual(['Firefox 140', 'Safari 15.3']);
  });

  it('leaves out what no engine ever had, and what the data does not know', () => {
    const used = [use('Window.setImmediate'), use('Unknown.thing'), use('Unknown.at2', { sure: 'guess' })];
    expect(judged([browser(80)], [script('a.js', used)]).misses).toEqual([[]]);
  });

  it.each([
    ['that cannot read the scripts anyway', { fits: false }],
    ['as whose engine the pages worked', { works: true }],
  ])('doubts no browser %s', (_, more) => {
    const { doubtful, misses } = judged([browser(80, more)], [script('a.js', [use('structuredClone')])]);
    expect(doubtful).toEqual([]);
    expect(misses).toEqual([['structuredClone 98 likely']]);
  });

  it('says in words what is missing', () => {
    const { remarks } = judged([browser(80)], [script('a.js', [use('structuredClone')])]);
    expect(remarks).toMatchObject([
      {
        path: 'doubtfulBrowsers',
        message: {
          code: 'browser.note.doubtful',
          params: {
            ...{ engine: { value: 'Chromium 80' }, since: { value: 'Chromium 98' }, script: { value: 'a.js' } },
            ...{ name: { value: 'structuredClone' }, line: 3 },
          },
        },
      },
    ]);
    const none = judged([browser(1, { engine: 'firefox' })], [script('a.js', [use('Later.only')])]);
    expect(none.remarks[0]?.message.code).toBe('browser.note.doubtful-none');
  });

  it('keeps twenty, and says so', () => {
    const scripts = Array.from({ length: 21 }, (_, at) => script(`${String(at)}.js`, [use('structuredClone')]));
    const { misses, notes } = judged([browser(80)], scripts);
    expect(misses[0]).toHaveLength(20);
    expect(notes).toEqual({ 'fleet[browser="Chrome 80"].misses': 'kit.gap.first' });
  });

  it.each<[string, readonly Script[], boolean, string]>([
    ['was taken before they were looked for', [script('a.js')], true, 'browser.gap.interfaces-unseen'],
    ['lacks scripts', [script('a.js', [])], false, 'browser.gap.scripts-unread'],
    [
      'may have been cut',
      [
        script(
          'a.js',
          Array.from({ length: mostInterfaces }, () => use('x')),
        ),
      ],
      true,
      'browser.gap.scripts-unread',
    ],
  ])('does not know what is missing where the evidence %s', (_, scripts, whole, note) => {
    const { notes } = judged([browser(80)], scripts, whole);
    expect(notes).toEqual({ 'fleet[browser="Chrome 80"].misses': note, doubtfulBrowsers: note });
  });

  it('does not know it of a browser that nobody knows', () => {
    const { notes, doubtful } = judged([browser(null)], [script('a.js', [use('structuredClone')])]);
    expect(doubtful).toEqual([]);
    expect(notes).toEqual({
      'fleet[browser="Chrome null"].misses': 'browser.gap.browser',
      doubtfulBrowsers: 'browser.gap.browsers-unknown',
    });
  });
});

describe('interfaceName', () => {
  it.each([
    ['structuredClone', 'structuredClone'],
    ['Crypto.randomUUID', 'crypto.randomUUID'],
    ['Clipboard.writeText', 'navigator.clipboard.writeText'],
    ['Window.showOpenFilePicker', 'showOpenFilePicker'],
    ['Array.at', 'Array.prototype.at'],
    ['Array.fromAsync', 'Array.fromAsync'],
    ['Promise.any', 'Promise.any'],
    ['Response.json_static', 'Response.json'],
    ['CSSStyleSheet.CSSStyleSheet', 'new CSSStyleSheet()'],
    ['Intl.Segmenter.Segmenter', 'new Intl.Segmenter()'],
    ['Intl.Segmenter', 'Intl.Segmenter'],
    ['Intl.DateTimeFormat.formatRange', 'Intl.DateTimeFormat.prototype.formatRange'],
    ['Element.checkVisibility', 'Element.checkVisibility'],
  ])('%s is %s', (key, name) => {
    expect(interfaceName(key)).toBe(name);
  });
});

describe('keepLeading', () => {
  it('keeps what most likely misses something, in its order', () => {
    const guarded = Array.from({ length: mostInterfaces }, (_, at) => use(`guarded${String(at)}`, { guarded: true }));
    const open = [use('guess', { sure: 'guess' }), use('certain')];
    expect(keepLeading(guarded)).toHaveLength(mostInterfaces);
    const kept = keepLeading([...guarded, ...open]);
    expect(kept).toHaveLength(mostInterfaces);
    expect(kept.slice(-2)).toEqual(open);
    expect(kept[0]?.key).toBe('guarded0');
  });
});
