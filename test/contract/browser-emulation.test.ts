import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Facts } from '../../probes/browser/facts.ts';
import { browser } from '../../probes/browser/index.ts';
import { browserMissing, chromium, host, type Hosted, type Site } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { look, type Looked } from '../support/http-task.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const shows = (script: string) => `<!doctype html><body><p>${'Orders of today. '.repeat(4)}</p>${script}`;
const write = "const write = (text) => document.body.append(' ' + text + ' '.repeat(9));";

/** A sheet that an older engine takes otherwise, so that its digest no longer holds. */
const style = 'p{inset:1px}';
const digest = `sha384-${createHash('sha384').update(style).digest('base64')}`;

/** What each page needs stands beside it. */
const pages = {
  // structuredClone: 98
  '/call': shows(`<script>${write} write(structuredClone('cloned'))</script>`),
  // nothing: it asks first, or is ready for its absence
  '/guarded': shows(`<script>${write}
    const clone = typeof structuredClone === 'function' ? structuredClone : (value) => value;
    try { write([clone(1)].at(0)) } catch { write('no at') }
    const { randomUUID } = window.crypto; if (randomUUID) write(crypto.randomUUID());
    new Function('return "a".b')();
    if (!Object.hasOwn) Object.hasOwn = (object, name) => Object.prototype.hasOwnProperty.call(object, name);
    write(Object.hasOwn({ a: 1 }, 'a'));</script>
    <script>write(CSS.supports('selector(:has(a))') ? document.querySelector('p:has(a)') : 'old')</script>
    <!-- <script>window?.commented</script> --><noscript><script>window?.shown</script></noscript>
    <script>const sheet = document.createElement('link'); sheet.rel = 'stylesheet'; sheet.integrity = '${digest}';
    sheet.onerror = () => { throw new Error('refused') }; sheet.href = '/a.css'; document.head.append(sheet)</script>`),
  // ?. in the document: 80
  '/inline': shows(`<script>var a = window.nothing?.at; </script><script>${write} write('other')</script>`),
  // ?. in what a page writes (80): into its document, into an address, into a frame
  '/written': shows(`<script>document.write('<scr' + 'ipt>var a = window.nothing?' + '.at</scr' + 'ipt>')</script>
    <script>const made = document.createElement('script');
    made.src = URL.createObjectURL(new Blob(['var b = window.nothing', '?.at'])); document.body.append(made)</script>
    <iframe srcdoc="<script>var c = window.nothing?.at</script>"></iframe>`),
  // a file with a static block (94), which a module imports
  '/module': shows('<script type=module src=/module.js></script>'),
  // Object.hasOwn (93) in workers: of a file, made by the page where it may not fetch, shared
  '/workers': shows(`<script>${write}
    for (const from of ['/worker.js#x', URL.createObjectURL(new Blob(["postMessage(Object.hasOwn({}, 'a'))"]))])
      new Worker(from).onmessage = ({ data }) => write(data);</script>`),
  '/shared': shows(`<script>new SharedWorker('/shared.js').port.onmessage = ({ data }) => {
    document.body.append(Object.assign(document.createElement('b'), { id: 'came', textContent: data }));
    if (data !== 'has') throw new Error('shared ' + data); };</script>`),
  // a selector with :has() (105); that it is there, another page asks first
  '/selector': shows(`<script>${write} write(document.querySelector('p:has(a)'))</script>`),
  // a frame is asked before anything else ran in it: 98
  '/frame': shows(`<script>${write}
    const frame = document.createElement('iframe'); document.body.append(frame);
    write(frame.contentWindow.structuredClone('framed'))</script>`),
} satisfies Site;

const site: Site = {
  ...pages,
  '/module.js': "import './block.js';",
  '/block.js': 'class Block { static { this.ready = true } }',
  '/worker.js': "'use strict'; postMessage(Object.hasOwn({}, 'a'))",
  '/shared.js': "onconnect = ({ ports }) => ports[0].postMessage('hasOwn' in Object ? 'has' : 'lacks')",
  '/a.css': (_request, response) => response.setHeader('content-type', 'text/css').end(style),
};

let app: Hosted;
let seen: Looked<Facts>;
const troubles = (version: number) => {
  const emulation = seen.answer?.facts.emulations?.find(({ from, to }) => from <= version && version <= to);
  if (emulation === undefined) throw new Error(`Chromium ${String(version)} was not tried`);
  return emulation.troubles.map(({ page, kind, text, line }) => ({ page, kind, text, line }));
};
const failing = (version: number): readonly string[] => [...new Set(troubles(version).map(({ page }) => page))].sort();

contract('required', 'pages as older engines', browserMissing(chromium), () => {
  beforeAll(async () => {
    app = await host(site);
    const [first = '', ...others] = Object.keys(pages);
    seen = await look(browser, {
      url: `${app.origin}${first}`,
      pages: others.map((path) => ({
        ...{ name: path.slice(1), url: `${app.origin}${path}` },
        // a shared worker begins when nothing else is under way any more
        ...(path === '/shared' ? { waitFor: '#came' } : {}),
      })),
      executablePath: chromium,
      settleWithin: 500,
      emulateWithin: 200_000,
      fleet: ['Chrome 79', 'Chrome 97', 'Edge 105', 'Chrome 110'],
    });
  });
  afterAll(() => app.stop());

  it('are tried lowest first, until one works', () => {
    expect(seen.failure).toBeNull();
    const ranges = seen.answer?.facts.emulations?.map(({ from, to, works }) => ({ from, to, works })) ?? [];
    expect(ranges.map(({ works }) => works)).toEqual([false, false, true, true]);
    expect(ranges[2]?.from).toBe(105);
    expect(seen.answer?.gaps?.filter(({ path }) => path.startsWith('emulat'))).toEqual([]);
  });

  it('are not tried where the check would not end in time', async () => {
    const url = `${app.origin}/call`;
    const { answer } = await look(browser, { url, executablePath: chromium, fleet: ['Chrome 79'] }, { left: 2500 });
    expect(answer?.facts.emulations?.map(({ works, troubles: found }) => [works, found])).toEqual([[true, []]]);
    expect(answer?.gaps?.find(({ path }) => path === 'emulations')?.note).toBe('browser.gap.emulation-late');
  });

  it('are kept as far as they were tried when the check is stopped', async () => {
    const stop = new AbortController();
    const progressed = ({ items }: { readonly items: number }): void => {
      if (items > 1) stop.abort();
    };
    const settings = { url: `${app.origin}/call`, executablePath: chromium, fleet: ['Chrome 79', 'Chrome 97'] };
    const { failure } = await look(browser, settings, { signal: stop.signal, progressed });
    const { facts, gaps = [] } = failure?.learnt ?? {};
    expect(facts?.['emulations']).toMatchObject([{ works: false, troubles: [{ kind: 'exception' }] }, { works: true }]);
    expect(gaps.find(({ path }) => path === 'emulations')?.note).toBe('browser.gap.emulation-late');
  });

  describe('as Chromium 79', () => {
    it('all fail but the one that asks first', () => {
      expect(failing(79)).toEqual([
        ...['frame', 'inline', 'main', 'module', 'selector', 'shared', 'workers', 'written'],
      ]);
    });

    it('an inline script that it cannot read is lost, and named', () => {
      expect(troubles(79)).toContainEqual({
        page: 'inline',
        kind: 'script-lost',
        text: 'inline 1 of inline',
        line: null,
      });
    });

    it('what a page writes and makes is lost where it cannot be read', () => {
      const kinds = troubles(79).flatMap(({ page, kind }) => (page === 'written' ? [kind] : []));
      expect(kinds).toEqual(['script-lost', 'script-lost', 'script-lost']);
    });

    it('a shared worker lacks what its page lacks', () => {
      expect(troubles(79)).toContainEqual(expect.objectContaining({ page: 'shared', text: 'Error: shared lacks' }));
    });

    it('a module is lost by a file that it imports', () => {
      expect(troubles(79)).toContainEqual({ page: 'module', kind: 'script-lost', text: 'block.js', line: null });
    });
  });

  it('as Chromium 97, what is called and missing throws', () => {
    expect(failing(97)).toEqual(['frame', 'main', 'selector']);
    const text = 'ReferenceError: structuredClone is not defined';
    expect(troubles(97)).toContainEqual({ page: 'main', kind: 'exception', text, line: 1 });
  });
});
