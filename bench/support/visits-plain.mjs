import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { bringBundles } from './bring-bundles.mjs';

/** About 1 MB of JavaScript. */
const parts = ['react-dom@18.3.1/', 'lodash@4.17.21/', 'echarts@5.5.1/dist/echarts.min.js'];

/** A page that loads a few real bundles and writes something. */
export async function serveApplication() {
  const files = bringBundles()
    .filter(({ name }) => parts.some((part) => name.startsWith(part)))
    .map(({ file }) => file);
  const scripts = files.map((_, at) => `<script src="/${String(at)}.js"></script>`).join('');
  const end = '<script>document.body.append("Orders of today. ".repeat(9))</script>';
  const server = createServer(({ url = '/' }, response) => {
    const file = files[Number(/^\/(\d+)\.js$/.exec(url)?.[1] ?? Number.NaN)];
    if (file !== undefined) {
      response.setHeader('content-type', 'text/javascript; charset=utf-8');
      createReadStream(file).pipe(response);
    } else if (url === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><body><div id="root"></div>${scripts}${end}`);
    } else response.writeHead(204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${String(port)}/`, close: () => void server.close() };
}

/**
 * Opens a page again and again with the driver alone, each time as on a first visit: loaded, half a second quiet, the
 * length of its text.
 *
 * @param {string} executablePath
 * @param {string} url
 * @param {number} visits
 * @returns {Promise<number>} pages in a second, without the start of the browser
 */
export async function plainVisits(executablePath, url, visits) {
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const began = performance.now();
    for (let visit = 0; visit < visits; visit += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const traffic = { open: 0, since: performance.now() };
      const change = (/** @type {number} */ by) => {
        traffic.open += by;
        traffic.since = performance.now();
      };
      page.on('request', () => change(1));
      page.on('requestfinished', () => change(-1));
      page.on('requestfailed', () => change(-1));
      await page.goto(url, { waitUntil: 'load' });
      traffic.since = performance.now();
      while (traffic.open > 0 || performance.now() - traffic.since < 500) await sleep(50);
      await page.evaluate('document.body.innerText.length');
      await context.close();
    }
    return (visits * 1000) / (performance.now() - began);
  } finally {
    await browser.close();
  }
}
