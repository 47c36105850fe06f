import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startChromium } from '../../scripts/old-chromium-client.mjs';
import { findOldChromium, oldChromiumVersions } from '../../scripts/old-chromium.mjs';
import { makePage } from '../../src/selftest/make-page.ts';
import { coded, type ReadResult } from '../../src/selftest/read-results.ts';
import { chromium, host, type Hosted } from '../support/browser.ts';
import { sharedFolder } from '../support/cli-files.ts';
import { contract } from '../support/contract.ts';
import { factsOf, judged, specOf } from '../selftest/sample-application.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = sharedFolder();

/** What applications need that were built for browsers of different years. */
const applications = {
  'of 2020': { 'app.mjs': 'export const a = b?.c ?? import.meta.url; class K { #p = 1n }' },
  'of 2021': { 'app.js': 'a ||= 1_000; class K { static #m() {} }', 'b.mjs': "await 0; export * as x from './y.js'" },
  'with patterns': { 'app.js': 'x = () => /(?<=a)(?<n>b)\\p{L}/u' },
} as const;

const versions = oldChromiumVersions.map((version) => {
  const found = findOldChromium(version);
  return 'program' in found
    ? { version, program: found.program, missing: null }
    : { version, program: '', missing: found.missing };
});
const installed = {
  version: 0,
  program: chromium,
  missing: existsSync(chromium) ? null : `${chromium} is not installed`,
};

/** What a page gives back when it is opened: its verdict as it shows it, and its code, read. */
async function open(
  program: string,
  url: string,
  name: keyof typeof applications,
): Promise<{ readonly shown: string; readonly read: ReadResult; readonly product: string }> {
  const browser = await startChromium(program, url);
  try {
    const code = await vi.waitFor(
      async () => {
        const text = await browser.evaluate(
          "document.getElementById('code').getAttribute('data-done') === 'yes' ? document.getElementById('code').textContent : ''",
        );
        if (typeof text !== 'string' || text === '') throw new Error('the page is not done');
        return text;
      },
      { timeout: 40_000, interval: 100 },
    );
    const shown = await browser.evaluate("document.getElementById('verdict').getAttribute('data-verdict')");
    return {
      shown: String(shown),
      read: coded(code, name, [specOf(factsOf(applications[name]))]),
      product: browser.product,
    };
  } finally {
    await browser.stop();
  }
}

/** Puts the page of an application on disk. */
function onDisk(name: keyof typeof applications): string {
  const path = join(folder, `${name.replaceAll(' ', '-')}.html`);
  writeFileSync(path, makePage(specOf(factsOf(applications[name]))));
  return pathToFileURL(path).href;
}

/** What the browser probe says of this version; null: it does not know. */
function automated(name: keyof typeof applications, version: number): unknown {
  const { fleet } = judged(factsOf(applications[name], { fleetAsked: [`Chromium ${String(version)}`] }));
  return Array.isArray(fleet) ? (fleet[0] as { fits: boolean | null }).fits : undefined; // a fact of the probe
}

for (const { version, program, missing } of [...versions, installed])
  contract('optional', `self-test page in Chromium ${version === 0 ? 'of Debian' : String(version)}`, missing, () => {
    it('gives the verdict of the automated run, and knows the engine', async () => {
      for (const name of Object.keys(applications) as (keyof typeof applications)[]) {
        const { shown, read, product } = await open(program, onDisk(name), name);
        const major = Number(/\/(\d+)\./.exec(product)?.[1]);
        if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.mistake)}`);
        expect([name, read.fitness.verdict]).toEqual([name, shown]);
        const fits = read.fitness.verdict === 'fit' || read.fitness.verdict === 'limited';
        expect([name, fits]).toEqual([name, automated(name, major)]);
        expect(read.result.engine).toMatchObject({ kind: 'chromium' });
        expect(read.result.engine.low).toBeLessThanOrEqual(major);
        expect(read.result.engine.high ?? major).toBeGreaterThanOrEqual(major);
      }
    });
  });

contract('optional', 'self-test page over http', installed.missing, () => {
  let served: Hosted;
  const page = makePage(specOf(factsOf(applications['of 2021'])));
  beforeAll(async () => {
    served = await host({
      '/': page,
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

  it('asks for nothing but itself and the clock of the server', async () => {
    const { shown, read } = await open(chromium, `${served.origin}/`, 'of 2021');
    expect(shown).toBe('fit');
    expect(read).toMatchObject({ ok: true, result: { served: 'http', clockAhead: 0, cookies: 'yes', storage: 'yes' } });
    expect(served.asked).toEqual(['GET /', 'HEAD /']);
  });

  it('takes nothing for missing that a policy forbids to test', async () => {
    const { shown, read } = await open(chromium, `${served.origin}/strict`, 'of 2021');
    expect(shown).toBe('unknown');
    expect(read.ok && read.fitness.missing).toEqual([]);
    const answers = read.ok ? read.result.tests : [];
    expect(answers).toContain('yes');
    expect(answers).toContain('unknown');
    expect(answers).not.toContain('no');
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
