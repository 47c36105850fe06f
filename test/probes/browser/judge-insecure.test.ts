import { describe, expect, it } from 'vitest';
import { judgeInsecure, type Withholding } from '../../../probes/browser/secure-context/judge-insecure.ts';
import { withheldKeys } from '../../../probes/browser/secure-context/read-withheld.ts';
import { noOriginals } from '../../../probes/browser/source-maps/originals.ts';
import type { Script } from '../../../probes/browser/script-facts.ts';
import type { InterfaceUse } from '../../../src/model/script.ts';

const use = (key: string, more: Partial<InterfaceUse> = {}): InterfaceUse => {
  return { key, sure: 'certain', guarded: false, count: 1, line: 3, column: 5, ...more };
};
const script = (name: string, pages: string[], interfaces: InterfaceUse[]): Script => {
  const fixed = { url: '', bytes: 1, sha256: name, error: null, uses: [], from: 'external', module: false } as const;
  return { ...fixed, name, pages, parsed: true, interfaces, uses: [] };
};
const judged = (pages: readonly Withholding[], scripts: readonly Script[], whole = true) =>
  judgeInsecure(pages, { scripts, whole, originals: noOriginals });

describe('what scripts look for on pages that are no secure context', () => {
  const withheld = ['Crypto.subtle', 'Navigator.clipboard'];

  it('is told of the pages that have the script, what nothing asks for first', () => {
    const pages = [
      { name: 'main', withheld },
      { name: 'orders', withheld: [] },
    ];
    const { facts, gaps, remarks } = judged(pages, [
      script('a.js', ['main', 'orders'], [use('Navigator.clipboard', { guarded: true }), use('Array.at')]),
      script('b.js', ['main'], [use('Crypto.subtle', { line: 9 }), use('Navigator.clipboard', { sure: 'guess' })]),
      script('c.js', ['orders'], [use('Crypto.subtle')]),
    ]);
    expect(facts).toMatchObject({
      needsSecureContext: ['crypto.subtle'],
      insecureLosses: [
        { key: 'Crypto.subtle', script: 'b.js', line: 9, guarded: false, pages: ['main'] },
        { key: 'Navigator.clipboard', script: 'a.js', guarded: true, pages: ['main'] },
      ],
    });
    expect([gaps, remarks.map(({ message: { code } }) => code)]).toEqual([[], ['browser.note.insecure']]);
  });

  it('is ready where scripts ask for https first, and not where they ask whether what refuses every call is there', () => {
    const pages = [{ name: 'main', withheld: ['Navigator.clipboard', 'Navigator.geolocation'] }];
    const { facts } = judged(pages, [
      script('a.js', ['main'], [use('Navigator.clipboard', { whenSecure: true })]),
      script('b.js', ['main'], [use('Navigator.geolocation', { guarded: true })]),
      script('c.js', ['main'], [use('Navigator.geolocation', { guarded: true, whenSecure: true })]),
    ]);
    const shown = [facts['insecureLosses']].flat().map((each) => JSON.stringify(each));
    expect(facts['needsSecureContext']).toEqual(['navigator.geolocation']);
    expect(shown.filter((each) => each.includes('"guarded":false'))).toEqual([expect.stringContaining('b.js')]);
  });

  it('lists a method of something unknown, which another script may have brought, and needs nothing for it', () => {
    const { facts, remarks } = judged(
      [{ name: 'main', withheld: ['Crypto.randomUUID'] }],
      [script('a.js', ['main'], [use('Crypto.randomUUID', { sure: 'likely' })])],
    );
    expect(facts).toMatchObject({ needsSecureContext: [], insecureLosses: [{ key: 'Crypto.randomUUID' }] });
    expect(remarks).toEqual([]);
  });

  it('is nothing where all pages came by https, whatever is not known of their scripts', () => {
    const pages = [{ name: 'main', secureContext: true, error: null }];
    const { facts, gaps } = judged(pages, [script('a.js', ['main'], [use('Crypto.subtle')])], false);
    expect([facts, gaps]).toEqual([{ needsSecureContext: [], insecureLosses: [] }, []]);
    const failed = [{ name: 'main', secureContext: true, error: 'connect-failed', withheld: [] }];
    expect(judged(failed, [], false).gaps).toHaveLength(2);
  });

  it.each([
    ['a page did not say', [{ name: 'main', withheld }, { name: 'orders' }], true, 'browser.gap.withheld-unseen'],
    ['there was no page', [], true, 'browser.gap.withheld-unseen'],
    ['a script is missing', [{ name: 'main', withheld }], false, 'browser.gap.scripts-unread'],
  ])('is not known where %s', (_name, pages, whole, note) => {
    const { gaps } = judged(pages, [script('a.js', ['main'], [use('Crypto.subtle')])], whole);
    expect(gaps.map((each) => [each.path, each.note])).toEqual([
      ['needsSecureContext', note],
      ['insecureLosses', note],
    ]);
  });

  it('is named to the end where its places are cut', () => {
    const many = Array.from({ length: 60 }, (_none, index) =>
      script(`${String(index)}.js`, ['main'], [use(withheld[0] ?? '')]),
    );
    const { facts, gaps, remarks } = judged([{ name: 'main', withheld }], many);
    expect(facts['needsSecureContext']).toEqual(['crypto.subtle']);
    expect(facts['insecureLosses']).toHaveLength(50);
    expect(gaps.map(({ path }) => path)).toEqual(['insecureLosses']);
    expect(remarks).toHaveLength(6);
  });

  it('is what the engine would have for a page that is one', () => {
    const interfaces = {
      'Crypto.randomUUID': { chromium: 92, firefox: 95, safari: 15.4 },
      'Window.showOpenFilePicker': { chromium: 86, firefox: null, safari: null },
    };
    const names = ['Crypto.randomUUID', 'showOpenFilePicker', 'Navigator.locks'];
    const by = (engine: 'chromium' | 'firefox', version: number) =>
      withheldKeys(names, { engine, version }, interfaces);
    expect(by('chromium', 90)).toEqual(['Window.showOpenFilePicker']);
    expect(by('chromium', 92)).toEqual(['Crypto.randomUUID', 'Window.showOpenFilePicker']);
    expect(by('firefox', 115)).toEqual(['Crypto.randomUUID']);
  });
});
