import { expect, it } from 'vitest';
import { derive } from '../../probes/browser/derive.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { readReferenceFile } from '../../src/reference/reference-file.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import { withFiles } from '../../src/reference/with-files.ts';
import { coded, type PcReport } from '../../src/selftest/read-results.ts';
import { referenceRows } from '../../src/selftest/reference-rows.ts';
import { mostRows, shareRows } from '../../src/selftest/share-rows.ts';
import { encode, factsOf, resultFor, specOf } from './sample-application.ts';

const facts = factsOf({ 'app.js': 'var a = b?.c ?? 1' });
const spec = specOf(facts);
let pcs = 0;

/** What a PC of its own gave back. */
function report(change: JsonObject = {}): PcReport {
  pcs += 1;
  const read = coded(encode(resultFor(spec, { workstation: `PC-${String(pcs)}`, ...change })), '', [spec]);
  if (!read.ok) throw new Error('the code cannot be read');
  return read;
}

const edge = 16;
const chrome = 19;
const qq = 7;

it.each<readonly [what: string, change: JsonObject, browser: string, version: string | null]>([
  ['as named', { browser: '360安全浏览器 13', low: 860 }, '360se', '13'],
  ['as it calls itself', { product: qq, major: 11, minor: 5, low: 940 }, 'qqbrowser', '11.5'],
  ['named without a version', { browser: 'QQ浏览器', product: qq, major: 11, minor: 5, low: 940 }, 'qqbrowser', '11.5'],
  ['named without a version that anybody knows', { browser: '360' }, '360se', null],
  ['one we do not know', { browser: '红莲花浏览器 3.1', low: 780 }, '红莲花浏览器', '3.1'],
  ['by the engine that was measured', {}, 'chrome', '109'],
  ['one that claims a newer engine', { low: 780 }, 'chrome', '78'],
  ['one of which it is known within bounds', { low: 1070, span: 3 }, 'chrome', '109'],
  ['newer than all we know', { low: 1400, span: 63, major: 152 }, 'chrome', '152'],
  ['named with a newer engine', { browser: 'Chrome 120', low: 1090 }, 'chrome', '109'],
  ['named with all its numbers', { browser: 'Edge 109.0.1518', product: edge }, 'edge', '109'],
  ['named after another engine', { browser: 'Firefox 115' }, 'chrome', '109'],
  ['that says nothing', { product: 0, major: 0 }, 'chromium', '109'],
  [
    'the extended line',
    { engine: 2, low: 1150, product: 17, major: 115, browser: 'Firefox ESR 115' },
    'firefox-esr',
    '115',
  ],
  ['with halves', { engine: 3, low: 141, product: 20, major: 14, minor: 1 }, 'safari', '14.1'],
  ['of no engine we know', { engine: 0, low: 0, product: chrome }, 'chrome', null],
  ['of which nothing is known', { engine: 0, low: 0, product: 0, major: 0 }, 'unknown', null],
  ['in the mode of another', { engine: 4, low: 110, browser: '360se 13', product: edge, major: 120 }, 'ie', '11'],
  ['before Chromium', { engine: 5, low: 180, product: edge, major: 18 }, 'edge', '18'],
])('counts a browser %s', (_, change, browser, version) => {
  expect(shareRows([report(change)])).toEqual([{ browser, version, count: 1 }]);
});

it('counts each browser of a PC once, as it was tested last', () => {
  const test = (browser: string, time: number, workstation = 'ZY-1'): PcReport =>
    report({ browser, time, workstation });
  const tests = [
    test('360se 15', 30),
    test('360se 13', 20, 'zy-1'),
    test('QQ浏览器 11', 10),
    test('360se 13', 5, 'ZY-2'),
    test('360se 13', 5, ''),
    test('360se 13', 6, ''),
  ];
  expect(shareRows(tests)).toEqual([
    { browser: '360se', version: '13', count: 3 },
    { browser: '360se', version: '15', count: 1 },
    { browser: 'qqbrowser', version: '11', count: 1 },
  ]);
});

it('writes no more rows than a file may have, and loses nobody', () => {
  const one = report();
  const many = Array.from({ length: mostRows + 10 }, (_, index): PcReport => ({
    ...one,
    result: { ...one.result, browser: `360se ${String(index + 1)}`, workstation: String(index) },
  }));
  const rows = shareRows(many);
  expect([rows.length, rows.at(-1)]).toEqual([mostRows, { browser: 'others', version: null, count: 11 }]);
});

it('takes the lowest engine of a browser for one whose version nobody wrote', () => {
  const reports = [report({ browser: '360', low: 1080 }), report({ browser: '360se 13', low: 860 })];
  const rows = referenceRows(reports).map(({ browser, version, engineVersion }) => [browser, version, engineVersion]);
  expect(rows).toEqual([
    ['360se', null, 86],
    ['360se', '13', 86],
  ]);
});

it('gives a fleet the shares of the PCs that were tested', () => {
  const reports = [
    ...Array.from({ length: 12 }, () => report({ browser: '360se 13', low: 780 })),
    ...Array.from({ length: 25 }, () => report()),
    report({ product: 0, major: 0, low: 700 }),
    ...[report({ engine: 4, low: 110 }), report({ engine: 0, low: 0, product: 0, major: 0 })],
  ];
  const file = {
    ...{ format: 'plumbline-reference', version: 1, date: '2026-11-23', source: 'plumbline selftest, 40 results' },
    ...{ browsers: referenceRows(reports), shares: shareRows(reports) },
  };
  const read = readReferenceFile(JSON.stringify(file));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const reference = withFiles(referenceData, [{ name: 'measured.json', sha256: '', ...read.content }]);
  const told = (fleetAsked: string[]): JsonObject =>
    derive({ ...facts, fleetAsked }, { now: 0, timeZone: 'UTC', reference }).facts;
  expect(told(['360se 13', 'Chrome >= 100', 'IE 11'])).toMatchObject({
    ...{ fitShare: 62.5, unfitShare: 32.5, unknownShare: 0, uncoveredShare: 5, shareSource: 'site' },
    unfitBrowsers: ['360se 13', 'IE 11'],
  });
  // a fleet of all that were tested
  const all = told(['> 0% in my stats']);
  expect(all).toMatchObject({ fitShare: 62.5, unknownShare: 2.5, uncoveredShare: 0 });
  expect(all['unfitBrowsers']).toHaveLength(3);
});
