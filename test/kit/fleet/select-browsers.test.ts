import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { browserQueries } from '../../../src/kit/fleet/browser-queries.ts';
import { isQuery } from '../../../src/kit/fleet/parse-fleet.ts';
import { selectBrowsers, wrongQuery } from '../../../src/kit/fleet/select-browsers.ts';
import { browsers } from '../../../src/reference/browsers.ts';

/** Browsers that are selected, as `NAME VERSION`. */
function selected(queries: readonly string[], shares: Parameters<typeof selectBrowsers>[1] = []): readonly string[] {
  const made = selectBrowsers(queries, shares);
  return made.ok ? made.browsers.map(({ entry }) => entry.asked) : [made.wrong.mistake];
}

describe('an entry of a fleet', () => {
  it.each([
    ...['> 1%', '>= 0.5% in CN', '＞１％', 'last 2 versions', 'defaults', 'not dead', 'not ie 11', 'cover 95%'],
    ...[
      'supports es6-module',
      'Chrome 90, Edge 90',
      'last 2 Chrome versions',
      'Chrome > 90 and not dead',
      'since 2024',
    ],
    ...['baseline widely available', 'unreleased versions', 'node 18', 'electron 20', '> 5% in my stats'],
  ])('%s is a query', (text) => {
    expect(isQuery(text)).toBe(true);
  });

  it.each(['Chrome >= 90', '360se 13', 'Firefox ESR', '360安全浏览器', 'Chrome 90-95', 'notebrowser 3', 'lastfox 3'])(
    '%s is none',
    (text) => {
      expect(isQuery(text)).toBe(false);
    },
  );
});

describe('queries', () => {
  it('select the newest browsers by their usual names', () => {
    const found = selected(['last 1 chrome version', 'last 1 and_chr version', 'op_mini all', 'ios_saf 18.5-18.7']);
    expect(found).toHaveLength(4);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Chrome \d{3}$/),
        expect.stringMatching(/^Chrome for Android \d{3}$/),
        'Opera Mini all',
        'Safari on iOS 18.5-18.7',
      ]),
    );
  });

  it('make one list: not takes away from those before', () => {
    expect(selected(['ie 10-11', 'edge 100', 'not ie 10'])).toEqual(['Edge 100', 'Internet Explorer 11']);
    expect(selected(['ie 10-11, edge 100 and not edge 100'])).toEqual(['Internet Explorer 11', 'Internet Explorer 10']);
    expect(selected(['edge 100', 'not ie 11'])).toEqual(['Edge 100']);
  });

  it('have shares of the world, or of the one region that they ask about', () => {
    const world = selectBrowsers(['> 1%'], []);
    expect(world.ok && world.region).toBeNull();
    const sum = world.ok ? world.browsers.reduce((all, { share }) => all + (share ?? 0), 0) : 0;
    expect(sum).toBeGreaterThan(40);
    expect(sum).toBeLessThan(100);
    const china = selectBrowsers(['> 1% in cn'], []);
    expect(china.ok && china.region).toBe('CN');
    const both = selectBrowsers(['> 1% in CN', '> 1% in DE'], []);
    expect(both.ok && both.region).toBeNull();
  });

  it('ask for shares of the site, also of browsers that their data does not know', () => {
    const shares = [
      { browser: '360安全浏览器', version: '13', share: 30 },
      { browser: '奇安信', version: null, share: 15 },
      { browser: 'Chrome', version: '109', share: 50 },
      { browser: 'Chrome', version: '80', share: 5 },
    ];
    expect(selected(['> 10% in my stats'], shares)).toEqual([
      '360 安全浏览器 13',
      'Chrome 109',
      '奇安信可信浏览器 any',
    ]);
    expect(selected(['cover 60% in my stats'], shares)).toEqual(['360 安全浏览器 13', 'Chrome 109']);
    expect(selected(['> 1% in my stats', 'not chrome 80'], shares)).not.toContain('Chrome 80');
    expect(selected(['> 10% in my stats'])).toEqual(['kit.fleet.query-shares']);
  });

  it.each([
    ['last 2 yearz', 'kit.fleet.query-wrong'],
    ['not dead', 'kit.fleet.query-not-first'],
    ['Chrome 90, 360se 13', 'kit.fleet.query-browser'],
    ['Chrome 90, netscape 4', 'kit.fleet.query-browser'],
    ['Chrome 90, Chrome 9999', 'kit.fleet.query-version'],
    ['> 1% in XX', 'kit.fleet.query-region'],
    ['supports teleport', 'kit.fleet.query-feature'],
    ['> 99%', 'kit.fleet.query-empty'],
    ['ie 11 and not ie 11', 'kit.fleet.query-empty'],
    ...[
      'node 18',
      'current node',
      'maintained node versions',
      'last 2 node versions',
      'node >= 18',
      'node 18 - 20',
    ].map((query) => [query, 'kit.fleet.query-outside']),
    ...['extends browserslist-config-x', 'browserslist config', '> 1% in x stats', 'cover 9% in x stats'].map(
      (query) => [query, 'kit.fleet.query-outside'],
    ),
  ])('%s: %s', (query, mistake) => {
    expect(wrongQuery([query])).toEqual({ index: 0, mistake });
  });

  it('are wrong at the place of the first that is', () => {
    expect(wrongQuery(['> 1%', 'not dead'])).toBeNull();
    expect(wrongQuery(['> 1%', 'not netscape 4', 'foo%'])).toEqual({ index: 1, mistake: 'kit.fleet.query-browser' });
    expect(wrongQuery(['ie 11, edge 90', 'not ie 11', 'not edge 90'])).toEqual({
      index: 2,
      mistake: 'kit.fleet.query-empty',
    });
    expect(wrongQuery(['> 1% in my stats'])).toBeNull();
  });

  it.each(['last 2 years', 'baseline newly available', 'baseline widely available with downstream', 'last 0.5 years'])(
    '%s select something and count from the day of the data',
    (query) => {
      expect(selected([query]).length).toBeGreaterThan(3);
    },
  );

  it('say the day of their data, which the report names', () => {
    expect(browserQueries().day).toBe(browsers.queries?.date);
    expect(browsers.queries?.source).toContain('CC-BY-4.0');
  });

  it('are answered alike whatever folder, variables and clock say, and print nothing', { timeout: 120_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'fleet-'));
    const from = (path: string): string => pathToFileURL(resolve(path)).href;
    const code = `
      if (process.argv[1] === 'late') { const now = Date.now() + 5 * 365 * 86400000; Date.now = () => now; }
      const { selectBrowsers } = await import(${JSON.stringify(from('src/kit/fleet/select-browsers.ts'))});
      const made = ['defaults', 'last 1 year', 'baseline widely available'].map((query) => selectBrowsers([query], []));
      process.stdout.write(JSON.stringify(made));`;
    const run = (cwd: string, env: NodeJS.ProcessEnv, word: string): string =>
      execFileSync(
        process.execPath,
        ['--import', from('test/support/run-typescript.mjs'), '--input-type=module', '-e', code, word],
        { cwd, env: { PATH: process.env['PATH'], ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
      );
    try {
      writeFileSync(join(folder, '.browserslistrc'), 'ie 6\n');
      writeFileSync(join(folder, 'package.json'), '{ "browserslist": ["ie 6"] }');
      writeFileSync(join(folder, 'browserslist-stats.json'), '{ "ie": { "6": 100 } }');
      const stats = join(folder, 'browserslist-stats.json');
      const variables = { BROWSERSLIST: 'ie 6', BROWSERSLIST_STATS: stats, BROWSERSLIST_CONFIG: join(folder, 'no') };
      expect(run(folder, variables, 'late')).toBe(run(process.cwd(), {}, 'today'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('take no time when they are made to take long', () => {
    const long = ['> 1%', `last ${'9'.repeat(150)} versions`, `not ${'not '.repeat(48)}`, `${'>'.repeat(100)}%`];
    for (const query of long) expect(wrongQuery([query, query])).toBeDefined();
  });
});
