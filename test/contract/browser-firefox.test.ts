import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Facts } from '../../probes/browser/facts.ts';
import { browser } from '../../probes/browser/index.ts';
import { browserMissing, firefox, host, pageOf, type Hosted } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { look } from '../support/http-task.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let cdn: Hosted;
let app: Hosted;
beforeAll(async () => {
  cdn = await host({ '/vue.js': 'window.Vue = {};' });
  app = await host({
    '/': `<!doctype html><title>Portal</title><h1>Portal</h1><link rel="preconnect" href="${cdn.origin}">
<script src="${cdn.origin}/vue.js"></script><script src="/gone.js"></script><script src="/led.js"></script>
<script>console.error('no menu'); new WebSocket('${cdn.origin.replace('http', 'ws')}/socket');
new Worker('/worker.js'); window.open('${cdn.origin}/window');
setTimeout(() => { throw new TypeError('menu is not a function'); }, 5);</script>`,
    '/led.js': (_request, response) => response.writeHead(302, { location: `${cdn.origin}/led` }).end(),
    '/worker.js': `fetch('${cdn.origin}/worker').catch(() => 0);`,
    '/blank': '<div id="app"></div>',
    '/loop': '<p>x</p><script>setTimeout(() => { for (;;); }, 100)</script>',
    '/login': (_request, response) => response.writeHead(302, { location: `${cdn.origin}/sso` }).end(),
  });
});
afterAll(async () => {
  for (const server of [cdn, app]) await server.stop();
});

// Playwright drives Firefox over WebDriver BiDi, and not every version of the two fits together.
contract('optional', 'browser probe with Firefox ESR of Debian', browserMissing(firefox), () => {
  it('opens pages, and nothing leaves for an origin that is not declared', async () => {
    const pages = [{ name: 'blank', url: `${app.origin}/blank` }];
    const { answer, failure } = await look(browser, { url: `${app.origin}/`, browser: 'firefox', pages });
    expect(failure).toBeNull();
    expect(Facts.safeParse(answer?.facts).error).toBeUndefined();
    expect(answer?.gaps).toContainEqual({ path: 'pages[name="main"].bytes', reason: 'not-supported', detail: null });
    expect(answer?.facts.browser).toMatchObject({ name: 'Firefox', engine: 'firefox', chromiumVersion: null });
    const page = pageOf(answer?.facts);
    expect(page).toMatchObject({ status: 200, title: 'Portal', isBlank: false, popups: 1, exceptionCount: 1 });
    expect(page.consoleErrors.map(({ text }) => text)).toEqual(['no menu']);
    expect(page.exceptions[0]?.message).toBe('TypeError: menu is not a function');
    const urls = page.foreignRequests.map(({ url }) => url.replace(/^[a-z]+:\/\/[^/]+/, ''));
    // A window may be closed before it asks for anything: then only the wall before it stands.
    for (const path of ['/vue.js', '/led', '/worker', '/socket']) expect(urls).toContain(path);
    expect(pageOf(answer?.facts, 'blank').isBlank).toBe(true);
    expect(answer?.captures?.map(({ name }) => name)).toEqual(['main', 'blank']);
    expect(cdn.connections()).toBe(0);
  });

  it('names what goes wrong', async () => {
    const wrong: Readonly<Record<string, readonly [url: string, cause: string]>> = {
      login: [`${app.origin}/login`, 'http-redirect-not-followed'],
      name: ['http://no-such-host.invalid/', 'name-not-found'],
      loop: [`${app.origin}/loop`, 'page-timeout'],
    };
    const pages = Object.entries(wrong).map(([name, [url]]) => ({ name, url }));
    const { failure } = await look(browser, { url: `${app.origin}/nowhere`, browser: 'firefox', pages });
    expect(failure?.failureCause).toBe('http-unexpected-status');
    for (const [name, [, cause]] of Object.entries(wrong))
      expect({ name, error: pageOf(failure?.learnt.facts, name).error }).toEqual({ name, error: cause });
    expect(cdn.connections()).toBe(0);
  });
});
