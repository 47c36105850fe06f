import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { htmlFormat } from '../../reports/html/html-format.ts';
import { languages, type Language } from '../../src/model/words.ts';
import { findChromium, quietBrowser } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { sampleContext } from './sample-context.ts';
import { sampleResult } from './sample-result.ts';

const executablePath = findChromium();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

contract('required', 'the HTML report in Chromium', executablePath === null ? 'no Chromium on PATH' : null, () => {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...quietBrowser] });
    folder = await mkdtemp(join(tmpdir(), 'plumbline-report-'));
    for (const language of languages)
      writeFileSync(fileIn(folder, language), htmlFormat.write(sampleResult, sampleContext(language)));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  for (const language of languages) {
    for (const colorScheme of ['light', 'dark'] as const)
      it(`asks for nothing, says nothing wrong and is accessible (${language}, ${colorScheme})`, async () => {
        const opened = await open({ colorScheme }, language);
        await unfoldAll(opened.page);
        // The policy of the page allows no foreign script; this one comes in beside it, through the debugger.
        const violations = await opened.page.evaluate<Violation[]>(`${axe}; axe.run().then((r) => r.violations)`);
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        expect(opened.requests).toEqual([pathToFileURL(fileIn(folder, language)).href]);
        expect(opened.complaints).toEqual([]);
        await opened.page.close();
      });

    it(`fits on a telephone (${language})`, async () => {
      const { page } = await open({ viewport: { width: 390, height: 844 } }, language);
      await unfoldAll(page);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
      await page.close();
    });
  }

  it('filters and searches, and gives everything back', async () => {
    const { page } = await open({}, 'en');
    const rows = page.locator('.found tr[data-k]');
    const visible = page.locator('.found tr[data-k]:not([hidden])');
    const said = page.locator('.filter output');
    const all = await rows.count();
    expect(all).toBe(sampleResult.findings.length);
    await page.getByLabel('Outcome').selectOption({ label: 'Blocked' });
    await expect.poll(() => visible.count()).toBe(1);
    expect(await visible.first().isVisible()).toBe(true);
    expect(await said.textContent()).toBe(`1 of ${String(all)} findings`);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(() => visible.count()).toBe(all);
    await page.getByLabel('Search').fill('ORDER max_conn');
    await expect.poll(() => visible.count()).toBe(1);
    await page.getByLabel('Search').fill('<script>');
    await expect.poll(() => visible.count()).toBe(0);
    await page.getByLabel('Search').fill('');
    await expect.poll(() => visible.count()).toBe(all);
    await page.locator('.filter').getByLabel('Owner').selectOption({ label: 'customer DBA' });
    await expect.poll(() => visible.count()).toBe(1);
    await page.close();
  });

  it('is complete without its script', async () => {
    const { page } = await open({ javaScriptEnabled: false }, 'en');
    expect(await page.locator('.filter').isVisible()).toBe(false);
    expect(await page.locator('.found tr[data-k]').count()).toBe(sampleResult.findings.length);
    const folded = page.locator('.found > details').first();
    await folded.locator('summary').click();
    expect(await folded.locator('tr[data-k]').first().isVisible()).toBe(true);
    await page.close();
  });

  it('shows the picture that was kept', async () => {
    const { page } = await open({}, 'en');
    await unfoldAll(page);
    expect(await page.evaluate<number>("document.querySelector('figure img').naturalWidth")).toBe(240);
    await page.close();
  });

  interface Violation {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string }[];
  }

  async function open(options: BrowserContextOptions, language: Language) {
    const page = await browser.newPage(options);
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) requests.push(request.url());
    });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(fileIn(folder, language)).href);
    return { page, requests, complaints };
  }
});

function fileIn(folder: string, language: Language): string {
  return join(folder, `${language}.html`);
}

async function unfoldAll(page: Page): Promise<void> {
  await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
}
