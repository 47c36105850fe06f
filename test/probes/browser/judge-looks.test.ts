import { describe, expect, it } from 'vitest';
import type { FleetEntry } from '../../../probes/browser/derived-facts.ts';
import type { Emulation } from '../../../probes/browser/emulate/emulation-facts.ts';
import { browser } from '../../../probes/browser/index.ts';
import { gapSentences } from '../../support/gap-sentences.ts';
import { judgeLooks, looksAs } from '../../../probes/browser/judge-looks.ts';
import type { Texts } from '../../../src/model/message.ts';
import { say } from '../../../src/model/say.ts';
import type { Language } from '../../../src/model/words.ts';

const difference = { page: 'orders', elements: 120, changed: 34, gone: 2, appeared: 0, outside: 0, covered: 1 };
function compared(
  from: number,
  to: number,
  looksDifferent: boolean | null | undefined,
  works: boolean | null = true,
): Emulation {
  const tried = { engine: `Chromium ${String(from)}`, version: from, from, to, works, troubles: [] };
  const differences = looksDifferent === true ? [{ ...difference, examples: [] }] : [];
  return looksDifferent === undefined ? tried : { ...tried, looksDifferent, differences };
}
function entry(version: number | null, more: Partial<FleetEntry> = {}): FleetEntry {
  const name = `Chrome ${String(version)}`;
  const known = {
    browser: name,
    name,
    share: null,
    engine: 'chromium',
    source: null,
    fits: true,
    works: true,
  } as const;
  return { ...known, version, failsAs: null, lost: [], ...more };
}

function textsIn(language: Language): Texts {
  const own = Object.entries(browser.texts[language]).map(([code, text]) => [`browser.${code}`, text] as const);
  return Object.fromEntries(own);
}

const some = [compared(80, 86, true), compared(100, 104, true), compared(111, 119, false), compared(156, 156, false)];

describe('how pages look in a version', () => {
  it.each<[number, boolean | null, string | null]>([
    [83, true, 'Chromium 80'],
    [92, true, 'Chromium 100'],
    [70, true, 'Chromium 80'],
    [108, null, null],
    [115, false, null],
    [130, false, null],
    [170, false, null],
  ])('%i: %s, shown by %s', (version, different, engine) => {
    const found = looksAs(version, some);
    expect([found.different, found.shownBy?.engine ?? null]).toEqual([different, engine]);
  });

  it('is not known where nobody compared', () => {
    expect(looksAs(90, [compared(80, 98, undefined), compared(156, 156, false)]).different).toBeNull();
    expect(looksAs(90, [compared(80, 98, null), compared(156, 156, false)]).different).toBeNull();
  });
});

describe('browsers of the fleet', () => {
  it('in which pages look otherwise are named, and stay fit', () => {
    const { facts, gaps } = judgeLooks([entry(83), entry(115)], some);
    expect(facts.differentBrowsers).toEqual(['Chrome 83']);
    expect(facts.fleet.map(({ fits, looksDifferent, looksAs: as }) => [fits, looksDifferent, as])).toEqual([
      [true, true, 'Chromium 80'],
      [true, false, null],
    ]);
    expect(gaps).toEqual([]);
  });

  it('of which it is not known leave it open; those in which pages fail do not', () => {
    const { facts, gaps } = judgeLooks([entry(83, { fits: false, works: false })], some);
    expect([facts.differentBrowsers, gaps.map(({ path }) => path)]).toEqual([
      [],
      ['fleet[browser="Chrome 83"].looksDifferent'],
    ]);
    const open = judgeLooks([entry(108), entry(128, { browser: 'Firefox 128', engine: 'firefox' })], some);
    const gap = open.gaps.find(({ path }) => path === 'differentBrowsers');
    expect(gapSentences(browser, gap)?.[0]).toContain('Chrome 108, Firefox 128');
    expect(judgeLooks([entry(108)], null).gaps.map(({ note }) => note)).toEqual(['kit.gap.setting', 'kit.gap.setting']);
  });

  it('are told in words for people, with the styles that they drop', () => {
    const style = {
      key: 'selectors.has',
      name: ':has()',
      costs: 'rule',
      count: 3,
      since: 105,
      sheet: 'a.css',
    } as const;
    const losses = [{ ...style, line: 1, column: 1, original: null }];
    const { remarks } = judgeLooks([entry(83, { styleLosses: losses })], some);
    const [message] = remarks.map((remark) => remark.message);
    if (message === undefined) throw new Error('nothing was said');
    expect(say(textsIn('en'), message, 'en')).toBe(
      'Chrome 83: opened as Chromium 80, page orders looks otherwise: 34 of 120 visible elements stand elsewhere or have another size, 2 of 120 visible elements do not show, 1 overlap others; it drops the styles :has()',
    );
    expect(say(textsIn('zh-CN'), message, 'zh-CN')).toContain('120 个可见元素中有 34 个位置或大小不同');
  });
});
