import { gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { browser } from '../../probes/browser/index.ts';
import { browserMissing, chromium, host, pageOf, type Hosted } from '../support/browser.ts';
import { watchLeftovers } from '../support/browser-leftovers.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const MiB = 1024 * 1024;
const words = `<p>${'Orders of today. '.repeat(4)}</p>`;

/** 500 MB of spaces, a MiB at a time; nothing of it is kept. */
const large = Buffer.alloc(MiB, 0x20);
/** How many of them were sent. */
let sent = 0;
/** 64 MB of spaces, packed. */
const bomb = gzipSync(Buffer.alloc(64 * MiB, 0x20), { level: 1 });

/** Without a word of how much it is. */
function sendLarge(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/javascript' });
  let left = 500;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      sent += 1;
      if (!response.write(large)) return;
    }
    response.end();
  };
  response.on('drain', more);
  more();
}

let app: Hosted;
/** How often /turns.js was asked for. */
let turns = 0;
/** What a server does when it is asked for /tell. */
let told = (): void => undefined;

const pages = {
  alerts: `${words}<script>for (;;) alert('again')</script>`,
  asks: `${words}<script>for (let at = 0; at < 4; at += 1) { alert(at); confirm(at); prompt(at); }</script>`,
  spin: `${words}<script>while (true);</script>`,
  large: `${words}<script src="/large.js"></script>`,
  fits: `${words}<script src="/fits.js"></script>`,
  bomb: `${words}<script src="/bomb.js"></script>`,
  close: `${words}<script>setTimeout(() => window.close(), 50)</script>`,
  popups: `${words}<script>for (let at = 0; at < 5; at += 1) window.open('/popups?' + at)</script>`,
  downloads: `${words}<script>for (let at = 0; at < 5; at += 1) {
    const link = document.createElement('a'); link.href = URL.createObjectURL(new Blob(['x'])); link.download = 'x' + at; link.click();
  }</script>`,
  worker: `${words}<script>navigator.serviceWorker && navigator.serviceWorker.register('/breaks.js').catch(() => 0);
    fetch('/data').then((reply) => reply.text()).then((text) => document.body.append(text))</script>`,
  robot: `<script>document.write(navigator.webdriver ? '<p>no robots</p>' : '<p>${'welcome '.repeat(20)}</p>')</script>`,
  turns: `${words}<script src="/turns.js"></script>`,
  rewrites: `${words}<script>for (const name of ['querySelectorAll', 'createElement']) document[name] = () => { throw 1 };
    Object.defineProperty(document.body, 'innerText', { get() { while (true); } })</script>`,
  grows: `${words}<script>const all = []; setInterval(() => { for (let at = 0; at < 2000; at += 1)
    document.body.append(document.createElement('div')); all.push(new Array(1e4)); }, 1)</script>`,
};

beforeAll(async () => {
  app = await host({
    ...Object.fromEntries(Object.entries(pages).map(([name, html]) => [`/${name}`, `<!doctype html><body>${html}`])),
    '/around': (_request, response) => response.writeHead(302, { location: `/around?${String(Math.random())}` }).end(),
    '/again': '<p>again</p><script>location.href = "/again?" + performance.now()</script>',
    '/large.js': (_request, response) => sendLarge(response),
    '/fits.js': (_request, response) =>
      response.setHeader('content-type', 'text/javascript').end(Buffer.alloc(5 * MiB, 0x20)),
    // harmless the first time
    '/turns.js': (_request, response) => {
      turns += 1;
      if (turns > 1) sendLarge(response);
      else response.setHeader('content-type', 'text/javascript').end('window.turned = true');
    },
    '/bomb.js': (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'gzip' }).end(bomb),
    '/breaks.js': 'onfetch = (event) => event.respondWith(Response.error())',
    '/data': 'from the server',
    '/call': `<!doctype html><body>${words}<script>structuredClone(1)</script>`,
    '/tells': `<!doctype html><body>${words}<script>fetch('/tell')</script>`,
    '/tell': (_request, response) => {
      told();
      response.end('ok');
    },
  });
});
afterAll(() => app.stop());

const { gone } = watchLeftovers();

const own = { browser: 'chromium', executablePath: chromium, settleWithin: 1500, loadWithin: 10_000 };
const page = (name: string) => ({ name, url: `${app.origin}/${name}` });

contract('required', 'hostile pages, in Chromium of Debian', browserMissing(chromium), () => {
  it('end each in its time, with a cause or with what they did', async () => {
    const causes: Readonly<Record<string, string | null>> = {
      around: 'http-redirect-too-many',
      asks: null,
      fits: null,
      large: 'body-too-large',
      bomb: 'body-too-large',
      popups: null,
      downloads: null,
      worker: null,
      robot: null,
    };
    const late = ['alerts', 'spin', 'rewrites'];
    const settings = { ...own, url: `${app.origin}/data`, loadWithin: 20_000, bodyLimit: 8 * MiB, requestLimit: 50 };
    const before = process.memoryUsage().rss;
    // those that only the time ends take the rest of it from nobody
    const [some, others] = await Promise.all([
      look(browser, { ...settings, pages: Object.keys(causes).map(page) }),
      look(browser, { ...settings, loadWithin: 4000, pages: [...late, 'close', 'again', 'grows'].map(page) }),
    ]);
    const facts = some.failure?.learnt.facts;
    for (const [name, cause] of Object.entries(causes))
      expect.soft({ name, error: pageOf(facts, name).error }).toEqual({ name, error: cause });
    // the browser did not take it all before somebody noticed
    expect.soft(sent).toBeLessThan(200);
    expect.soft(pageOf(facts, 'asks')).toMatchObject({ dialogs: 12, exceptionCount: 0 });
    expect.soft(pageOf(facts, 'popups').popups).toBeGreaterThan(0);
    expect.soft(pageOf(facts, 'downloads').downloads).toBeGreaterThan(0);
    // no service worker of the page stands between it and its server
    expect.soft(pageOf(facts, 'worker')).toMatchObject({ isBlank: false, failedRequestCount: 0 });
    // a page that turns drivers away shows them something else: it is opened as the driver it is
    expect.soft(pageOf(facts, 'robot').visibleTextLength).toBe('no robots'.length);

    const slow = others.failure?.learnt.facts;
    expect.soft(pageOf(slow).error).toBeNull();
    for (const name of late)
      expect.soft({ name, error: pageOf(slow, name).error }).toEqual({ name, error: 'page-timeout' });
    expect.soft(pageOf(slow, 'alerts').dialogs).toBeGreaterThan(1);
    // no way out: one that closes itself, comes again and again, or grows without end
    expect.soft(['page-failed', 'page-crashed', null]).toContain(pageOf(slow, 'close').error);
    expect.soft(pageOf(slow, 'again').requests).toBeLessThan(200);
    expect.soft(pageOf(slow, 'grows').url).toBe(`${app.origin}/grows`);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * MiB);
    await gone();
  });

  it('are held to the same limits as older engines', async () => {
    const names = ['asks', 'popups', 'downloads', 'worker', 'robot', 'turns'];
    const settings = { ...own, url: `${app.origin}/call`, pages: names.map(page), fleet: ['Chrome 92'] };
    const before = process.memoryUsage().rss;
    const { answer, failure } = await look(browser, settings);
    expect(failure).toBeNull();
    const [oldest] = answer?.facts.emulations ?? [];
    expect(oldest).toMatchObject({ works: false });
    expect(oldest?.troubles).toContainEqual(expect.objectContaining({ page: 'main', kind: 'exception' }));
    expect(oldest?.troubles.map(({ page: name }) => name).filter((name) => name !== 'main')).toEqual([]);
    expect(turns).toBeGreaterThan(1);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * MiB);
    await gone();
  });

  it('that are packed or endless do not fill the memory of a scan', async () => {
    const before = process.memoryUsage().rss;
    const settings = { ...own, url: `${app.origin}/bomb`, bodyLimit: 400 * MiB, fleet: ['Chrome 92'] };
    const { answer, failure } = await look(browser, { ...settings, loadWithin: 30_000, emulateWithin: 1000 });
    const facts = answer?.facts ?? failure?.learnt.facts;
    expect(JSON.stringify(facts)).toContain('too-large');
    expect(process.memoryUsage().rss - before).toBeLessThan(800 * MiB);
    await gone();
  });

  it('leave nothing behind when the run is stopped while one is opened as an older engine', async () => {
    const controller = new AbortController();
    let times = 0;
    told = () => {
      times += 1;
      // the first time it is opened as the browser is
      if (times === 2) controller.abort();
    };
    const settings = { ...own, url: `${app.origin}/tells`, fleet: ['Chrome 92'] };
    const { failure } = await look(browser, settings, { signal: controller.signal });
    told = () => undefined;
    expect(times).toBe(2);
    expect(failure).toMatchObject({ failureCause: 'cancelled' });
    expect(pageOf(failure?.learnt.facts).error).toBeNull();
    expect(failure?.learnt.gaps).toContainEqual(expect.objectContaining({ path: 'emulations', reason: 'not-reached' }));
    await gone();
  });
});
