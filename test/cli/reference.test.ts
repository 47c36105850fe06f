import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/cli/commands/check.ts';
import { processContext, type Context } from '../../src/cli/context.ts';
import { referenceFor } from '../../src/cli/reference.ts';
import { detectProduct } from '../../src/kit/database/detect/detect-product.ts';
import { parseFleet } from '../../src/kit/fleet/parse-fleet.ts';
import { resolveFleet } from '../../src/kit/fleet/resolve-fleet.ts';
import type { Language } from '../../src/model/words.ts';
import { put, savedResult, sharedFolder } from '../support/cli-files.ts';

const folder = sharedFolder();

function contextOf(said: string[], language: Language = 'en'): Context {
  const take = (text: string | Uint8Array): void => {
    said.push(typeof text === 'string' ? text : '');
  };
  return { ...processContext(), language, cwd: folder, err: take, out: take };
}

const ours = {
  format: 'plumbline-reference',
  version: 1,
  date: '2026-11-20',
  source: 'site handbook 3.2',
  databases: [
    {
      id: 'our-db',
      name: 'OurDB',
      protocol: 'postgresql',
      compatibleWith: 'PostgreSQL',
      endOfLife: 'our-db',
      signs: [{ all: [{ in: 'version', pattern: String.raw`OurDB (?P<version>\d[\d.]*)` }] }],
    },
  ],
  endOfLife: { 'our-db': [{ cycle: '3', released: '2024-01-01', eol: '2027-01-01' }] },
};

function refused(text: string, language: Language = 'en'): string {
  put(folder, 'bad.json', text);
  try {
    referenceFor(contextOf([], language), { reference: ['bad.json'] });
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'it was read';
}

describe('a file of reference data', () => {
  it('adds products, tried before ours, and dates', () => {
    put(folder, 'ours.json', JSON.stringify(ours));
    const said: string[] = [];
    const data = referenceFor(contextOf(said), { reference: ['ours.json'] });
    expect(said).toEqual(['Reference data of 2026-11-20, from ours.json\n']);
    const evidence = {
      protocol: 'postgresql',
      version: 'PostgreSQL 14.2 (KingbaseES V8) OurDB 3.1',
      comment: null,
      greeting: null,
      serverVersion: null,
      settings: {},
      extensions: new Map(),
      functions: [],
    } as const;
    const { product, version } = detectProduct(evidence, data.databases);
    expect([product?.name, product?.dialect, version]).toEqual(['OurDB', 'loose', '3.1']);
    expect(data.endOfLife.products['our-db']).toMatchObject([{ cycle: '3', source: 'site handbook 3.2' }]);
    expect(data.files).toMatchObject([{ name: 'ours.json', date: '2026-11-20' }]);
  });

  it.each([
    ['{', ['it is not JSON']],
    ['[]', ['-: wanted is']],
    [JSON.stringify({ ...ours, version: 2 }), ['version: wanted is 1']],
    [JSON.stringify({ ...ours, date: '20.11.2026' }), ['date: wanted is a date such as']],
    [JSON.stringify({ ...ours, extra: 1 }), ['extra: not known here']],
    [
      JSON.stringify({ ...ours, endOfLife: { 'our-db': [{ cycle: '3 x', eol: 'soon' }] } }),
      ['endOfLife.our-db.0.cycle: wanted is the name of a release series', 'endOfLife.our-db.0.eol: wanted is a date'],
    ],
  ])('says every mistake with its place: %s', (text, wanted) => {
    const said = refused(text);
    for (const each of wanted) expect(said).toContain(each);
  });

  it.each([
    [{ in: 'version', pattern: '(' }, 'pattern: wanted is a regular expression of RE2'],
    [{ in: 'version', pattern: '(?=x)' }, 'pattern: wanted is a regular expression of RE2'],
    [{ in: 'version', pattern: '(?P<other>x)' }, 'pattern: wanted is no named groups but version and compatible'],
    [{ in: 'version' }, 'pattern: wanted is a pattern'],
    [{ in: 'version', name: 'x', pattern: 'x' }, 'name: wanted is no name here'],
    [{ in: 'setting' }, 'name: wanted is the name of the setting'],
    [{ in: 'somewhere' }, 'in: wanted is one of version, comment'],
  ])('refuses a sign that could never be asked: %j', (condition, wanted) => {
    const [first] = ours.databases;
    const said = refused(JSON.stringify({ ...ours, databases: [{ ...first, signs: [{ all: [condition] }] }] }));
    expect(said).toContain(`databases.0.signs.0.all.0.${wanted}`);
  });

  it('adds versions of browsers, looked through before ours, and features of the language', () => {
    const browsers = [
      { browser: '360安全浏览器', version: '13', engineVersion: 90 },
      { browser: 'our-shell', engine: 'firefox', engineVersion: 102, source: 'measured', date: '2026-11-01' },
    ];
    const using = { name: 'using', since: { chromium: 140, firefox: null, safari: 27.3 } };
    const file = { ...ours, browsers, features: { 'statements.using': using, 'supplement.own': using } };
    put(folder, 'browsers.json', JSON.stringify(file));
    const data = referenceFor(contextOf([]), { reference: ['browsers.json'] }).browsers;
    expect(data.versions.slice(0, 2)).toEqual([
      {
        browser: '360安全浏览器',
        version: '13',
        engine: 'chromium',
        engineVersion: 90,
        source: 'site handbook 3.2',
        date: '2026-11-20',
      },
      {
        browser: 'our-shell',
        version: null,
        engine: 'firefox',
        engineVersion: 102,
        source: 'measured',
        date: '2026-11-01',
      },
    ]);
    const parsed = parseFleet('360se >= 13');
    expect(resolveFleet(parsed.ok ? [parsed.entry] : [], data)).toMatchObject([{ engineVersion: 90 }]);
    expect(data.features['statements.using']).toEqual({ ...using, costs: 'script' });
    expect(data.features['supplement.own']?.since.firefox).toBeNull();
    expect(data.features['operators.optional_chaining']?.since.chromium).toBe(80);
  });

  it.each([
    [{ browsers: [{ browser: 'x', engine: 'presto', engineVersion: 12 }] }, 'browsers.0.engine: wanted is one of'],
    [{ browsers: [{ browser: 'x', engineVersion: '86' }] }, 'browsers.0.engineVersion: wanted is a number'],
    [{ browsers: [{ browser: 'x', engineVersion: 0 }] }, 'browsers.0.engineVersion: wanted is'],
    [{ browsers: [{ browser: 'x', version: '13.x', engineVersion: 86 }] }, 'browsers.0.version: wanted is a version'],
    [{ browsers: [{ browser: 'x', engineVersion: 86, engin: 'x' }] }, 'browsers.0.engin: not known here'],
    [{ features: { 'a b': { name: 'x', since: {} } } }, 'features.a b: wanted is the key of a feature'],
    [{ features: { a: { name: 'x', since: { chromium: 80 } } } }, 'features.a.since.firefox: wanted is'],
    [
      { features: { a: { name: 'x', since: { chromium: 80, firefox: null, safari: null }, costs: 'much' } } },
      'features.a.costs: wanted is',
    ],
  ])('refuses what it could not look up: %j', (more, wanted) => {
    expect(refused(JSON.stringify({ ...ours, ...more }))).toContain(wanted);
  });

  it('says so in Chinese', () => {
    expect(refused(JSON.stringify({ ...ours, date: 'x' }), 'zh-CN')).toContain(
      'date 不符合要求，应为：日期，例如 2026-11-22',
    );
  });

  it('that is not there, or is no text, is said', () => {
    expect(() => referenceFor(contextOf([]), { reference: ['none.json'] })).toThrow('none.json');
    put(folder, 'deep.json', '['.repeat(200_000));
    expect(refused('['.repeat(200_000))).toContain('it is not JSON');
    expect(refused(`{"format":"plumbline-reference","version":1,"a":"${'x'.repeat(17_000_000)}"}`)).toContain('16 MiB');
  });
});

describe('a check with reference data of the site', () => {
  it('says in its result which files it was judged by', async () => {
    put(folder, 'ours.json', JSON.stringify(ours));
    put(
      folder,
      'p.yaml',
      'plumbline: 1\nname: p\nchecks:\n  signed: { probe: manual, target: { question: Signed? } }\nenvironments: { test: {} }\n',
    );
    const flags = { reference: ['ours.json'], format: 'json,html', out: join(folder, 'out') };
    await check(contextOf([]), ['p.yaml'], flags);
    const { reference } = savedResult(join(folder, 'out'));
    expect(reference).toMatchObject([
      { name: 'end-of-life', date: '2026-08-22' },
      { name: 'browsers', date: '2026-11-12' },
      { name: 'browser-queries', date: '2026-11-10' },
      { name: 'ours.json', date: '2026-11-20', source: 'site handbook 3.2' },
    ]);
    expect(reference[3]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
