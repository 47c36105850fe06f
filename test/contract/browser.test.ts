import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Facts } from '../../probes/browser/facts.ts';
import { browser } from '../../probes/browser/index.ts';
import { touchLineText } from '../../src/model/plan.ts';
import { browserMissing, chromium, host, pageOf, type Hosted } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { look, type Looked } from '../support/http-task.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 });

let cdn: Hosted;
let app: Hosted;
afterAll(async () => {
  for (const server of [cdn, app]) await server.stop();
});

/** Every way out of a page that we know. */
const waysOut = (cdnOrigin: string): string => `<!doctype html><title>Portal</title>
<link rel="preconnect" href="${cdnOrigin}"><link rel="dns-prefetch" href="//cdn.example">
<link rel="prefetch" href="${cdnOrigin}/prefetch"><link rel="stylesheet" href="${cdnOrigin}/style.css?token=s3cret">
<h1>Portal</h1>
<script src="${cdnOrigin}/vue.js"></script>
<script src="/led-away.js"></script>
<script src="/gone.js"></script>
<img src="${cdnOrigin}/logo.png"><iframe src="${cdnOrigin}/frame"></iframe>
<script>
console.error('no menu', { at: 1 }, 'see ${cdnOrigin}/menu?key=s3cret');
console.log('only a note');
new WebSocket('${cdnOrigin.replace('http', 'ws')}/socket');
navigator.sendBeacon('${cdnOrigin}/beacon', 'x');
fetch('${cdnOrigin}/post', { method: 'POST', body: 'x' }).catch(() => 0);
new Worker('/worker.js'); new SharedWorker('/shared.js');
if (navigator.serviceWorker) navigator.serviceWorker.register('/service.js').catch(() => 0);
const peer = new RTCPeerConnection({ iceServers: [{ urls: 'turn:${cdnOrigin.slice(7)}?transport=tcp', username: 'a', credential: 'b' }] });
peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
window.open('${cdnOrigin}/window'); alert('stop'); navigator.geolocation.getCurrentPosition(() => 0);
setTimeout(() => { throw new TypeError('menu is not a function'); }, 5);
Promise.reject(new Error('nobody caught this'));
</script>`;

contract('required', 'browser probe with Chromium of Debian', browserMissing(chromium), () => {
  let looked: Looked<Facts>;
  beforeAll(async () => {
    cdn = await host({ '/vue.js': 'window.Vue = { mount() { document.body.innerText = "mounted"; } };' });
    const fetching = `fetch('${cdn.origin}/worker').catch(() => 0);`;
    app = await host({
      '/': waysOut(cdn.origin),
      '/led-away.js': (_request, response) => response.writeHead(302, { location: `${cdn.origin}/led` }).end(),
      '/worker.js': fetching,
      '/shared.js': fetching,
      '/service.js': fetching,
      '/blank': `<div id="app"></div><script src="${cdn.origin}/vue.js"></script><script>Vue.mount()</script>`,
      '/again': '<meta http-equiv="refresh" content="0"><p>again</p>',
      '/leave': '<p>leave</p><script>onbeforeunload = () => "stay"; setInterval(() => fetch("/ping"), 100)</script>',
    });
    looked = await look(browser, {
      url: `${app.origin}/`,
      executablePath: chromium,
      settleWithin: 2000,
      pages: ['blank', 'again', 'leave'].map((name) => ({ name, url: `${app.origin}/${name}` })),
    });
  });

  it('answers, with facts that fit their schema', () => {
    expect(looked.failure).toBeNull();
    expect(Facts.safeParse(looked.answer?.facts).error).toBeUndefined();
  });

  it('names the browser by what it says of itself', () => {
    expect(looked.answer?.facts.browser).toMatchObject({ name: 'Chromium', engine: 'chromium', path: chromium });
    expect(looked.answer?.facts.browser.chromiumVersion).toMatch(/^\d+\.0\.\d+\.\d+$/);
    expect(looked.answer?.facts.browser.version).toBe(looked.answer?.facts.browser.chromiumVersion);
  });

  it('lets nothing out to an origin that is not declared', () => {
    expect(cdn.connections()).toBe(0);
  });

  it('says what was blocked and who asked', () => {
    const page = pageOf(looked.answer?.facts);
    const urls = page.foreignRequests.map(({ url }) => url.replace(cdn.origin, ''));
    for (const path of ['/vue.js', '/led', '/logo.png', '/frame', '/beacon', '/post', '/worker', '/window'])
      expect(urls).toContain(path);
    expect(urls).toContain('/style.css?token=••••');
    expect(urls).toContain(`${cdn.origin.replace('http', 'ws')}/socket`);
    expect(page.foreignRequests.find(({ type }) => type === 'script')?.askedBy).toMatch(`${app.origin}/:`);
    expect(looked.answer?.facts.foreignOrigins).toEqual([cdn.origin]);
  });

  it('keeps console errors, exceptions and failed requests apart from what was blocked', () => {
    const page = pageOf(looked.answer?.facts);
    expect(page.consoleErrors.map(({ text }) => text)).toEqual(
      expect.arrayContaining([`no menu {at: 1} see ${cdn.origin}/menu?key=••••`]),
    );
    expect(page.consoleErrors.filter(({ text }) => text.includes('BLOCKED'))).toEqual([]);
    expect(page.exceptions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ message: 'TypeError: menu is not a function', url: `${app.origin}/`, line: 20 }),
        expect.objectContaining({ message: 'Error: nobody caught this' }),
      ]),
    );
    expect(page.failedRequests).toEqual([
      { url: `${app.origin}/gone.js`, method: 'GET', type: 'script', status: 404, error: null },
    ]);
    expect(page).toMatchObject({ title: 'Portal', status: 200, secureContext: true, popups: 1, dialogs: 1 });
    expect(JSON.stringify(looked.answer)).not.toContain('s3cret');
  });

  it('sees a white page, and why', () => {
    const page = pageOf(looked.answer?.facts, 'blank');
    expect(page).toMatchObject({ isBlank: true, visibleTextLength: 0, exceptionCount: 1 });
    expect(page.exceptions[0]?.message).toBe('ReferenceError: Vue is not defined');
    expect(looked.answer?.facts.blankPages).toEqual(['blank']);
  });

  it('is not caught by pages that never rest or do not want to be left', () => {
    expect(pageOf(looked.answer?.facts, 'again').error).toBeNull();
    expect(pageOf(looked.answer?.facts, 'leave')).toMatchObject({ error: null, title: '' });
  });

  it('takes a picture of each page', () => {
    const captures = looked.answer?.captures ?? [];
    expect(captures.map(({ name }) => name)).toEqual(expect.arrayContaining(['main', 'blank', 'leave']));
    for (const { bytes } of captures) expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  });

  it('touches what it declared', () => {
    const declared = browser
      .touches(browser.settings.parse({ url: app.origin, executablePath: chromium, pages: [] }))
      .map(({ touch }) => touchLineText(touch));
    expect(new Set(looked.touched)).toEqual(
      new Set([
        ...declared.filter((line) => !line.startsWith('GET ')),
        ...['', 'blank', 'again', 'leave'].map((path) => `GET ${app.origin}/${path}`),
      ]),
    );
  });

  it('lets through what allowOrigins names', async () => {
    const settings = { url: `${app.origin}/blank`, browser: 'chromium', allowOrigins: [cdn.origin] };
    const { answer } = await look(browser, settings);
    expect(cdn.asked).toContain('GET /vue.js');
    expect(pageOf(answer?.facts)).toMatchObject({ isBlank: false, exceptionCount: 0, foreignRequestCount: 0 });
  });
});
