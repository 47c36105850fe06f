import { firefox as playwrightFirefox } from 'playwright';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startChromium } from '../../scripts/old-chromium-client.mjs';
import { makePage } from '../../src/selftest/make-page.ts';
import type { PageSpec } from '../../src/selftest/page-spec.ts';
import { browserMissing, chromium, firefox, host, type Hosted } from '../support/browser.ts';
import { sharedFolder } from '../support/cli-files.ts';
import { contract } from '../support/contract.ts';
import { builds, installed, isDone, onDisk, opened, openPage, type Opened } from '../selftest/open-page.ts';
import { factsOf, judged, specOf } from '../selftest/sample-application.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = sharedFolder();

/** What applications need that were built for browsers of different years. */
const applications = {
  'of 2020': { 'app.mjs': 'export const a = b?.c ?? import.meta.url; class K { #p = 1n }' },
  'of 2021': { 'app.js': 'a ||= 1_000; class K { static #m() {} }', 'b.mjs': "await 0; export * as x from './y.js'" },
  'of 2025': { 'app.mjs': "import a from './a.json' with { type: 'json' }" },
  'of 2026': { 'app.mjs': "await 0; import a from './a.txt' with { type: 'text' }" },
  'with patterns': { 'app.js': 'x = () => /(?<=a)(?<n>b)\\p{L}/u' },
} as const;
type Application = keyof typeof applications;
const names = Object.keys(applications) as Application[]; // the keys of a constant

function pageOf(name: Application): PageSpec {
  return specOf(factsOf(applications[name]), { name });
}

/** What the browser probe says of this browser; null: it does not know. */
function automated(name: Application, browser: string): unknown {
  const { fleet } = judged(factsOf(applications[name], { fleetAsked: [browser] }));
  return Array.isArray(fleet) ? (fleet[0] as { fits: boolean | null }).fits : undefined; // a fact of the probe
}

function expectAlike(name: Application, { shown, read, major }: Opened, engine: 'Chromium' | 'Firefox'): void {
  expect([name, read.fitness.verdict]).toEqual([name, shown]);
  const fits = ['fit', 'limited'].includes(shown) || (shown === 'unfit' ? false : null);
  expect([name, fits]).toEqual([name, automated(name, `${engine} ${String(major)}`)]);
  expect(read.result.engine).toEqual({ kind: engine.toLowerCase(), low: major, high: major });
}

for (const { name: build, program, missing } of builds)
  contract('optional', `self-test page in ${build}`, missing, () => {
    it('gives the verdict of the automated run, and knows the engine', async () => {
      for (const name of names)
        expectAlike(name, await openPage(program, onDisk(folder, pageOf(name)), pageOf(name)), 'Chromium');
    });

    it('does so over http', async () => {
      const served = await host({ '/': makePage(pageOf('of 2021')) });
      const seen = await openPage(program, `${served.origin}/`, pageOf('of 2021'));
      await served.stop();
      expectAlike('of 2021', seen, 'Chromium');
      expect(seen.read.result).toMatchObject({ served: 'http', clockAhead: 0, cookies: 'yes', storage: 'yes' });
      expect(served.asked.filter((each) => !each.endsWith('/favicon.ico'))).toEqual(['GET /', 'HEAD /']);
    });
  });

contract('optional', 'self-test page in Firefox ESR', browserMissing(firefox), () => {
  it('gives the verdict of the automated run, and knows the engine', async () => {
    const served = await host({ '/': makePage(pageOf('of 2021')) });
    const browser = await playwrightFirefox.launch({ channel: 'moz-firefox', executablePath: firefox });
    const open = async (url: string, name: Application): Promise<Opened> => {
      const page = await browser.newPage();
      await page.goto(url);
      await page.waitForFunction(isDone);
      const shown = await page.locator('#verdict').getAttribute('data-verdict');
      const code = await page.locator('#code').textContent();
      await page.close();
      return opened(shown, code, pageOf(name), browser.version());
    };
    try {
      for (const name of names) expectAlike(name, await open(onDisk(folder, pageOf(name)), name), 'Firefox');
      expectAlike('of 2021', await open(`${served.origin}/`, 'of 2021'), 'Firefox');
    } finally {
      await browser.close();
      await served.stop();
    }
  });
});

contract('optional', 'self-test page over http', installed.missing, () => {
  let served: Hosted;
  const page = makePage(pageOf('of 2021'));
  beforeAll(async () => {
    served = await host({
      '/strict': (_, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.setHeader('content-security-policy', "script-src 'unsafe-inline'");
        response.end(page);
      },
      '/forbidden': (_, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.setHeader('content-security-policy', "script-src 'none'; style-src 'unsafe-inline'");
        response.end(page);
      },
    });
  });
  afterAll(() => served.stop());

  it('takes nothing for missing that a policy forbids to test', async () => {
    const { shown, read } = await openPage(chromium, `${served.origin}/strict`, pageOf('of 2021'));
    expect(shown).toBe('unknown');
    expect(read.fitness.missing).toEqual([]);
    expect(read.result.tests).toContain('yes');
    expect(read.result.tests).toContain('unknown');
    expect(read.result.tests).not.toContain('no');
  });

  it('says without scripts that nothing was tested', async () => {
    const browser = await startChromium(chromium, `${served.origin}/forbidden`);
    const text = await vi.waitFor(async () => {
      const said = await browser.evaluate("document.getElementById('verdict').innerText");
      if (typeof said !== 'string') throw new Error('no text yet');
      return said;
    });
    await browser.stop();
    expect(text).toContain('Scripts do not run on this page');
    expect(text).toContain('本页面的脚本没有运行');
  });
});
