import { readFileSync } from 'node:fs';
import { chromium as playwright, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startChromium } from '../../scripts/old-chromium-client.mjs';
import { readResults } from '../../src/selftest/read-results.ts';
import { chromium, host, quietBrowser, type Hosted } from '../support/browser.ts';
import { sharedFolder } from '../support/cli-files.ts';
import { contract } from '../support/contract.ts';
import { builds, installed, isDone, onDisk } from '../selftest/open-page.ts';
import { factsOf, specOf } from '../selftest/sample-application.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = sharedFolder();

/** What was posted: type of the content, and the content. */
const posted: (readonly [type: string, text: string])[] = [];

async function server(): Promise<Hosted> {
  const receive =
    (status: number, readable: boolean): NonNullable<Parameters<typeof host>[0]['/']> =>
    (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        posted.push([String(request.headers['content-type']), Buffer.concat(parts).toString()]);
        if (!readable) response.removeHeader('access-control-allow-origin');
        response.writeHead(status).end();
      });
    };
  return host({ '/good': receive(204, true), '/bad': receive(500, true), '/silent': receive(200, false) });
}

const specFor = (post: string | null) =>
  specOf(factsOf({ 'app.js': 'a ?? b' }), { name: `posts to ${String(post?.split('/').at(-1))}`, post });

contract('optional', 'buttons of the self-test page', installed.missing, () => {
  let browser: Browser;
  let served: Hosted;
  beforeAll(async () => {
    served = await server();
    browser = await playwright.launch({ executablePath: chromium, args: [...quietBrowser] });
  });
  afterAll(async () => {
    await browser.close();
    await served.stop();
  });

  const open = async (post: string | null): Promise<Page> => {
    const page = await browser.newPage({ locale: 'zh-CN' });
    await page.goto(onDisk(folder, specFor(post)));
    await page.waitForFunction(isDone);
    await page.getByLabel('工作站编号').fill('ZY-014');
    await page.getByLabel('科室（部门）').fill('内科 <b>二</b>');
    return page;
  };
  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name }).click();

  it('saves what can be read back', async () => {
    const page = await open(null);
    expect(await page.getByRole('button', { name: '发送结果' }).count()).toBe(0);
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, '保存为文件')]);
    expect(download.suggestedFilename()).toBe('selftest-ZY-014.json');
    const text = readFileSync(await download.path(), 'utf8');
    const code = await page.locator('#code').textContent();
    expect(await page.locator('#note').textContent()).toBe('文件已保存到下载文件夹。');
    const [read] = readResults(text, 'file', [specFor(null)]);
    expect(read).toMatchObject({ ok: true, code, edited: false });
    expect(read).toHaveProperty('userAgent', await page.evaluate<string>('navigator.userAgent'));
    expect(read).toMatchObject({ result: { workstation: 'ZY-014', department: '内科 <b>二</b>' } });
    await page.close();
  });

  it('copies the code', async () => {
    const page = await open(null);
    await press(page, '复制代码');
    expect(await page.locator('#note').textContent()).toBe('代码已复制。');
    const code = await page.locator('#code').textContent();
    await page.getByLabel('工作站编号').fill('');
    await page.getByLabel('工作站编号').evaluate((input) => input.setAttribute('maxlength', '500'));
    await page.getByLabel('工作站编号').press('Control+V');
    expect(await page.getByLabel('工作站编号').inputValue()).toBe(code);
    await page.close();
  });

  it('sends the result, and says whether it came', async () => {
    const said: (string | null)[] = [];
    for (const path of ['/good', '/bad', '/silent']) {
      const page = await open(served.origin + path);
      posted.length = 0;
      await press(page, '发送结果');
      await page.waitForFunction("document.getElementById('note').textContent !== '正在发送……'");
      said.push(await page.locator('#note').textContent());
      expect(posted.map(([type]) => type.toLowerCase())).toEqual(['text/plain; charset=utf-8']);
      const [read] = readResults(posted[0]?.[1] ?? '', 'post', [specFor(served.origin + path)]);
      expect(read).toMatchObject({ ok: true, edited: false, result: { workstation: 'ZY-014' } });
      await page.close();
    }
    expect(said).toEqual([
      '结果已发送，对方已收到。',
      '对方没有接收，请告知代码。',
      '结果已发出，但未收到确认，请同时告知代码。',
    ]);
  });

  it('keeps what was typed when the language changes, and opens a window when asked', async () => {
    const page = await open(null);
    await press(page, 'English');
    expect(await page.getByLabel('Workstation number').inputValue()).toBe('ZY-014');
    await press(page, 'Try one');
    expect(await page.locator('tr', { hasText: 'Pop-up windows' }).locator('td').textContent()).toBe('yes');
    await page.close();
  });
});

/** Presses a button of the page by its place. What is saved is caught where the browser would save it. */
const inOldBuild = `new Promise(function (done) {
  var field = document.getElementById('workstation');
  field.value = 'ZY-014';
  field.onchange();
  HTMLAnchorElement.prototype.click = function () {
    var name = this.download;
    fetch(this.href).then(function (reply) { return reply.text(); }).then(function (text) {
      document.querySelectorAll('#actions button')[0].click();
      var copied = document.getElementById('note').textContent;
      document.querySelectorAll('#actions button')[2].click();
      var wait = setInterval(function () {
        var sent = document.getElementById('note').textContent;
        if (sent === 'Sending ...') return;
        clearInterval(wait);
        done([name, text, copied, sent]);
      }, 50);
    });
  };
  document.querySelectorAll('#actions button')[1].click();
})`;

for (const { name, program, missing } of builds.filter((each) => each !== installed))
  contract('optional', `buttons of the self-test page in ${name}`, missing, () => {
    it('save, copy and send', async () => {
      const served = await server();
      const spec = specFor(`${served.origin}/good`);
      const browser = await startChromium(program, onDisk(folder, { ...spec, language: 'en' }));
      try {
        await vi.waitUntil(() => browser.evaluate(isDone), { timeout: 40_000, interval: 100 });
        posted.length = 0;
        const [file, text, copied, sent] = (await browser.evaluate(inOldBuild)) as string[]; // what it resolves with
        expect(file).toBe('selftest-ZY-014.json');
        expect(readResults(text ?? '', 'file', [spec])).toMatchObject([{ ok: true, edited: false }]);
        expect(copied).toMatch(/^The code is copied\.$|^Copy the marked text with Ctrl\+C\.$/);
        expect(sent).toBe('The result was sent and received.');
        expect(readResults(posted[0]?.[1] ?? '', 'post', [spec])).toMatchObject([
          { ok: true, result: { workstation: 'ZY-014' } },
        ]);
      } finally {
        await browser.stop();
        await served.stop();
      }
    });
  });
