import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { compareBoxes } from '../../probes/browser/emulate/compare-boxes.ts';
import type { Emulation } from '../../probes/browser/emulate/emulation-facts.ts';
import { watchBoxes, type Boxes } from '../../probes/browser/emulate/read-boxes.ts';
import type { Facts } from '../../probes/browser/facts.ts';
import { browser } from '../../probes/browser/index.ts';
import { startChromium, type ChromiumClient } from '../../scripts/old-chromium-client.mjs';
import { findOldChromium } from '../../scripts/old-chromium.mjs';
import { browserMissing, chromium, host, type Hosted, type Site } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { look, type Looked } from '../support/http-task.ts';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 60_000 });

const page = (style: string, body: string): string =>
  `<!doctype html><meta charset=utf-8><style>body{margin:0;width:700px;font:16px/20px monospace}${style}</style>${body}`;
const words = ['Admission', 'Ward', 'Pharmacy', 'Billing', 'Laboratory', 'Archive'];
const some = (tag = 'p'): string => words.map((word) => `<${tag}>${word}</${tag}>`).join('');

/** What each page needs stands beside it. */
const styled: Readonly<Record<string, string>> = {
  // a gap between flexible boxes: 84
  '/gap': page('main{display:flex;gap:24px}p{width:90px;margin:0}', `<main>${some()}</main>`),
  // 88
  '/ratio': page('p{margin:0}div{width:300px;aspect-ratio:3/2}', `<div>Plan</div>${some()}`),
  // 105
  '/has': page('p{margin:0}main:has(h2) p{margin-left:200px;width:50px}', `<main><h2>Ward</h2>${some()}</main>`),
  // 105
  '/container': page(
    'main{container-type:inline-size;width:600px}p{margin:0;width:90px}@container (min-width:400px){p{float:left}}',
    `<main>${some()}</main>`,
  ),
  // rules within rules: 112; what it hides shows without it
  '/nested': page('main{width:600px;& p{margin:0;display:none}}', `<main><h2>Menu</h2>${some()}</main>`),
  // 87; without it a menu lies beyond the right edge, and a title on a title
  '/inset': page(
    'main{position:relative;left:690px;width:500px;height:90px}section{position:absolute;inset:0 auto auto -600px}h1{margin:0;position:absolute;inset:200px auto auto 0}',
    `<main><section>${some('b')}</section></main><h1>Plan</h1><h1 style="inset:240px auto auto 0">Beds</h1>`,
  ),
  // an old engine has something else
  '/same': page('p{padding:4px;margin:2px}@supports (inset:0){p{color:blue}}', some()),
};

/** Most of an old portal stands in frames; and what is in something without height does not show, where it stands. */
const hidden = words
  .map((word, index) => `<i style="position:absolute;top:${String(20 * index)}px">${word}</i>`)
  .join('');
const inside: Readonly<Record<string, string>> = {
  '/shut': page(
    'section{position:relative;width:300px;overflow:hidden}section:has(i){height:150px}',
    `<h2>Ward</h2>${some()}<section>${hidden}</section>`,
  ),
  '/framed': page('', '<h1>Portal</h1><iframe src="/container" width="640" height="400"></iframe>'),
};

/** Pages that are otherwise each time, or from one moment to the next. Each loses styles besides. */
const restless: Readonly<Record<string, string>> = {
  '/animated': page('p{inset:0;animation:go 3s linear infinite}@keyframes go{to{transform:translateX(300px)}}', some()),
  '/random': page(
    'p{margin:0;inset:0}',
    `<script>document.write('<div style="height:' + Math.floor(Math.random() * 900) + 'px">Offer</div>')</script>${some()}`,
  ),
  '/tips': page(
    'p{inset:0}',
    `<script>document.write('<p>' + ${JSON.stringify(words)}.slice(Math.random() * 3).join('<p>'))</script><h2>Tip</h2>`,
  ),
  '/clock': page(
    'b,i{display:inline-block;inset:0}',
    `<p><b id=now></b> <i>is the time</i></p><script>setInterval(() => {
    const now = Date.now(); document.getElementById('now').textContent = now % 2 ? now + ' ms since the year 1970 in UTC' : new Date(now).toString(); }, 50)</script>`,
  ),
  '/carousel': page(
    'p{display:none;inset:0}p.on{display:block;height:120px}',
    `<main>${some()}</main><h2>News</h2><script>
    const all = document.querySelectorAll('p'); let at = 0; const show = () => { all[at % 6].className = '';
    at += 1; all[at % 6].className = 'on' }; show(); setInterval(show, 1700)</script>`,
  ),
  '/late': page(
    'p{inset:0}',
    `${some()}<script>setTimeout(() => document.body.prepend('Maintenance tonight'), 900)</script>`,
  ),
};

/** A page that lies in a closed shadow root, and one in a frame of another site. */
const blind: Site = {
  '/closed': page(
    'x-app{display:block}',
    `<h1>Shell</h1><script>customElements.define('x-app', class extends HTMLElement { constructor() { super();
      this.attachShadow({ mode: 'closed' }).innerHTML = '<style>main:has(h2) p{width:50px}</style><main><h2>Ward</h2>' +
      '${some()}'.repeat(3) + '</main>' } })</script><x-app></x-app>`,
  ),
  '/far': (request, response) => {
    const there = String(request.headers.host).replace('127.0.0.1', 'localhost');
    response.setHeader('content-type', 'text/html');
    response.end(page('', `<h1>Shell</h1><iframe src="//${there}/has" width="700" height="500"></iframe>`));
  },
};

/** Names and texts that are as long as somebody wanted. */
const endless: Site = {
  '/endless': page(
    '',
    `<pre>${'a'.repeat(400_000)}</pre><script>for (let at = 0; at < 20; at += 1) {
      const element = document.createElement('x-' + 'a'.repeat(100_000)); element.id = 'b'.repeat(100_000);
      element.textContent = 'Ward ' + 'abcdefghijklmnopqrst'[at]; document.body.append(element) }</script>`,
  ),
};

/** As long as nothing is asked in vain, a page without an icon. */
const viewport = { width: 800, height: 600 };
const icon: Site = { '/favicon.ico': (_request, response) => void response.writeHead(204).end() };

let app: Hosted;
/** What a real build posts. */
let told: unknown = null;

beforeAll(async () => {
  app = await host({
    ...{ ...styled, ...inside, ...restless, ...blind, ...endless, ...icon },
    '/boxes': (request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        told = JSON.parse(text);
        response.end();
      });
    },
  });
});
afterAll(() => app.stop());

const lookAs = (site: Readonly<Record<string, string>>, version: number): Promise<Looked<Facts>> => {
  const [first, ...pages] = Object.keys(site).map((path) => ({ name: path.slice(1), url: `${app.origin}${path}` }));
  const allowOrigins = [app.origin.replace('127.0.0.1', 'localhost')];
  const settings = { viewport, allowOrigins, executablePath: chromium, settleWithin: 500, emulateWithin: 250_000 };
  return look(browser, { url: first?.url, pages, ...settings, fleet: [`Chrome ${String(version)}`] });
};
const actedAs = ({ answer }: Looked<Facts>, version: number): Emulation => {
  const found = answer?.facts.emulations?.find(({ from, to }) => from <= version && version <= to);
  if (found === undefined) throw new Error(`Chromium ${String(version)} was not tried`);
  return found;
};

/** Where everything stands in a real build. */
async function really(build: ChromiumClient, path: string): Promise<Boxes> {
  const ask = async (question: string): Promise<unknown> => {
    told = null;
    await build.open(
      `${app.origin}${path}`,
      {},
      `(() => { const request = new XMLHttpRequest(); request.open('POST', '/boxes', false);
        request.send(JSON.stringify(${question})); return true; })()`,
    );
    return told;
  };
  const [boxes] = await watchBoxes(ask, 0, { signal: new AbortController().signal, monotonic: () => 0 });
  if (boxes === undefined) throw new Error(`the build told nothing of ${path}`);
  return boxes;
}

for (const version of [83, 92, 103]) {
  const found = findOldChromium(version);
  const missing = 'missing' in found ? found.missing : browserMissing(chromium);
  contract('optional', `how pages look in Chromium ${String(version)}`, missing, () => {
    it('is what we find, element by element', async () => {
      const [today, build] = [
        await startChromium(chromium),
        await startChromium('program' in found ? found.program : ''),
      ];
      const pages = version === 92 ? { ...styled, ...inside } : styled;
      const truth: Record<string, unknown> = {};
      try {
        for (const path of Object.keys(pages)) {
          const difference = compareBoxes([await really(today, path)], [await really(build, path)]);
          if (difference !== 'same') truth[path === '/gap' ? 'main' : path.slice(1)] = difference;
        }
      } finally {
        await today.stop();
        await build.stop();
      }
      const { differences, looksDifferent } = actedAs(await lookAs(pages, version), version);
      const ours = (differences ?? []).map(({ page: name, ...rest }) => [name, rest]);
      expect(Object.fromEntries(ours)).toEqual(truth);
      expect(looksDifferent).toBe(true);
      expect(Object.keys(truth).length).toBeGreaterThan(2);
      expect(Object.keys(truth)).not.toContain('same');
      expect(Object.keys(truth)).toEqual(expect.arrayContaining(version === 92 ? ['shut', 'framed'] : []));
    });
  });
}

contract('required', 'how pages look as an older engine', browserMissing(chromium), () => {
  it('counts nothing that is otherwise each time', async () => {
    const acted = actedAs(await lookAs(restless, 80), 80);
    expect(acted.works).toBe(true);
    expect(acted.differences).toEqual([]);
  });

  it('is the same where nothing of it is lost, and such pages are opened once', async () => {
    const before = app.asked.length;
    const seen = await lookAs({ '/same': styled['/same'] ?? '' }, 80);
    expect(actedAs(seen, 80)).toMatchObject({ works: true, looksDifferent: false, differences: [] });
    expect(app.asked.slice(before).filter((line) => line === 'GET /same')).toHaveLength(2);
    expect(seen.answer?.captures?.map(({ name }) => name)).toEqual(['main']);
  });

  it.each(['/closed', '/far'])('is not said of what nobody can look into: %s', async (path) => {
    const acted = actedAs(await lookAs({ [path]: '' }, 100), 100);
    expect(acted).toMatchObject({ works: true, looksDifferent: null, differences: [] });
  });

  it('takes little of a page with names and texts without end', async () => {
    const today = await startChromium(chromium);
    try {
      const { all, whole } = await really(today, '/endless');
      const long = [...all].filter(([key, { label }]) => key.length + label.length > 500);
      expect([all.size, whole, long]).toEqual([21, true, []]);
    } finally {
      await today.stop();
    }
  });

  it('is kept as a picture beside the page as it is', async () => {
    const { answer } = await lookAs({ '/ratio': styled['/ratio'] ?? '', '/same': styled['/same'] ?? '' }, 87);
    const names = answer?.captures?.map(({ name }) => name) ?? [];
    expect(names).toHaveLength(3);
    expect(names[1]).toMatch(/^main \(Chromium \d+\)$/);
    expect([names[0], names[2]]).toEqual(['main', 'same']);
  });
});
