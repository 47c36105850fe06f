import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DerivedFacts } from '../../probes/browser/derived-facts.ts';
import { Facts } from '../../probes/browser/facts.ts';
import { browser } from '../../probes/browser/index.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import { browserMissing, chromium, firefox, host, type Hosted, type Site } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { look, type Looked } from '../support/http-task.ts';
import { sourceMap } from '../support/source-map.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** Optional chaining at line 1, column 17: Chromium 79 cannot read it. */
const script = (name: string): string => `var ${name.padEnd(8, '_')} = p?.q;`;
const use = { line: 0, column: 16 };

/** A map that says where the script was written. */
const mapOf = (source: string, more: JsonObject = {}): string =>
  JSON.stringify({ ...sourceMap([source], [{ ...use, source: 0, at: [40, 6] }]), ...more });

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const said =
  (text: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/javascript', ...headers }).end(text);

const cssType = { 'content-type': 'text/css' };
const sheetOf = (text: string): string => `${text}\n/*# sourceMappingURL=/sheet.map */`;

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response.writeHead(code, headers).end('no');

/** A page with these scripts, each naming a map beside it. */
function siteOf(maps: Readonly<Record<string, string | Answer>>, more = ''): Site {
  const names = Object.keys(maps);
  const tags = names.map((name) => `<script src="/js/${name}.js"></script>`).join('');
  return {
    '/': `<!doctype html><title>Maps</title><p>Maps</p><script>var p;</script>${tags}${more}`,
    ...Object.fromEntries(
      names.flatMap((name) => [
        [`/js/${name}.js`, said(`${script(name)}\n//# sourceMappingURL=${name}.js.map`)],
        [`/js/${name}.js.map`, typeof maps[name] === 'string' ? said(maps[name]) : (maps[name] ?? status(404))],
      ]),
    ),
  };
}

const hosts: Hosted[] = [];
afterAll(() => Promise.all(hosts.map((each) => each.stop())));

async function serve(site: Site): Promise<Hosted> {
  const server = await host(site);
  hosts.push(server);
  return server;
}

const settings = (origin: string): JsonObject => ({
  ...{ url: `${origin}/`, executablePath: chromium, fleet: ['Chrome 79'], emulate: false, settleWithin: 500 },
});

/** What the maps told, by the name of the file. */
function originals({ answer }: Looked<Facts>): Readonly<Record<string, string | undefined>> {
  const all = answer?.facts.originalPlaces ?? [];
  return Object.fromEntries(all.map(({ name, original }) => [name, original]));
}

/** What could not be read, by the name of the file. */
function unread({ answer }: Looked<Facts>): unknown {
  const gap = answer?.gaps?.find(({ path }) => path === 'originalPlaces');
  const maps = gap?.noteParams?.['maps'];
  if (typeof maps !== 'object' || maps?.kind !== 'list') return null;
  return maps.items.map((item) => (typeof item === 'object' && item?.kind === 'message' ? item.code : item));
}

function derived({ answer }: Looked<Facts>): { readonly facts: DerivedFacts; readonly remarks: string } {
  const context = { now: Date.UTC(2026, 10, 23), timeZone: 'UTC', reference: referenceData };
  const { facts, remarks } = browser.derive?.(answer?.facts ?? {}, context) ?? { facts: {} };
  return { facts: DerivedFacts.parse(facts), remarks: JSON.stringify(remarks) };
}

contract('required', 'source maps of pages, with Chromium of Debian', browserMissing(chromium), () => {
  let elsewhere: Hosted;
  beforeAll(async () => {
    elsewhere = await serve({ '/away.js.map': said(mapOf('src/away.ts')) });
  });

  it('follows maps beside scripts and sheets, in headers, with sections and within the document', async () => {
    const inline = encodeURIComponent(Buffer.from(mapOf('src/inline.ts')).toString('base64'));
    const sheet = JSON.stringify(sourceMap(['../scss/_menu.scss'], [{ line: 0, column: 0, source: 0, at: [6, 2] }]));
    const part: unknown = JSON.parse(mapOf('src/part.ts'));
    const sections = {
      version: 3,
      sections: [{ offset: { line: 0, column: 0 }, map: part }],
    };
    const app = await serve({
      ...siteOf(
        { beside: mapOf('webpack://portal/./src/pages/order.tsx?4f2a'), parts: JSON.stringify(sections) },
        `<script src="/js/header.js"></script><link rel="stylesheet" href="/app.css">
         <script>${script('inline')}\n//# sourceMappingURL=data:application/json;base64,${inline}\n</script>`,
      ),
      '/js/header.js': said(script('header'), { SourceMap: '/maps/header.map' }),
      '/maps/header.map': said(`)]}'\n${mapOf('../../src/header.ts', { sourceRoot: '' })}`),
      '/app.css': said('.a:has(.b) { color: red }\n/*# sourceMappingURL=maps/app.css.map */', {
        'content-type': 'text/css',
      }),
      '/maps/app.css.map': said(sheet),
    });
    const looked = await look(browser, settings(app.origin));
    expect(looked.failure).toBeNull();
    expect(Facts.safeParse(looked.answer?.facts).error).toBeUndefined();
    expect(unread(looked)).toBeNull();
    expect(originals(looked)).toEqual({
      'beside.js': 'src/pages/order.tsx:41:7',
      'parts.js': 'src/part.ts:41:7',
      'header.js': 'src/header.ts:41:7',
      'inline 2 of main': 'src/inline.ts:41:7',
      'app.css': 'scss/_menu.scss:7:3',
    });
    const inlineUse = looked.answer?.facts.originalPlaces?.find(({ name }) => name.startsWith('inline'));
    expect(inlineUse).toMatchObject({ line: 2 });
    // what the page asked is what the page asked
    expect(looked.answer?.facts.pages[0]).toMatchObject({ failedRequestCount: 0, foreignRequestCount: 0, requests: 5 });
    const { facts, remarks } = derived(looked);
    expect(facts.needsBecause?.chromium).toMatchObject({ script: 'beside.js', original: 'src/pages/order.tsx:41:7' });
    expect(facts.fleet?.[0]?.lost.map(({ original }) => original)).toContain('src/header.ts:41:7');
    expect(facts.fleet?.[0]?.styleLosses?.[0]).toMatchObject({ sheet: 'app.css', original: 'scss/_menu.scss:7:3' });
    expect(remarks).toContain('src/pages/order.tsx:41:7');
  });

  it('reads nothing of a script in which nothing matters', async () => {
    const app = await serve({
      ...siteOf({ plain: mapOf('src/plain.ts'), modern: mapOf('src/modern.ts') }),
      '/js/plain.js': said('var plain = 1;\n//# sourceMappingURL=plain.js.map'),
    });
    const looked = await look(browser, settings(app.origin));
    expect(originals(looked)).toEqual({ 'modern.js': 'src/modern.ts:41:7' });
    expect(app.asked).not.toContain('GET /js/plain.js.map');
  });

  it('is not misled by a map that is none, and says which could not be read', async () => {
    const app = await serve(
      siteOf({
        missing: status(404),
        kept: status(403),
        broken: status(500),
        page: said('<!doctype html><title>Log in</title>', { 'content-type': 'text/html' }),
        away: status(302, { location: `${elsewhere.origin}/away.js.map` }),
        garbage: JSON.stringify({ version: 3, sources: ['a'], mappings: '%%%%;;;\u0000é,,,ZZZZZZZZZZZZZ' }),
        lying: JSON.stringify(sourceMap(['a'], [{ ...use, source: 99, at: [-5, 3] }])),
        nobody: JSON.stringify(sourceMap([null], [{ ...use, source: 0, at: [1, 1] }])),
        nested: JSON.stringify({ version: 3, sections: [{ offset: 7, map: { sections: [null] } }] }),
        good: mapOf('src/good.ts'),
      }),
    );
    const looked = await look(browser, settings(app.origin));
    expect(looked.failure).toBeNull();
    expect(originals(looked)).toEqual({ 'good.js': 'src/good.ts:41:7' });
    expect(unread(looked)).toEqual([
      'browser.map.led-away',
      'browser.map.refused',
      'browser.map.unreadable',
      'browser.map.unreadable',
      'browser.map.unreadable',
    ]);
    expect(elsewhere.asked).toEqual([]);
    expect(looked.answer?.facts.pages[0]).toMatchObject({ failedRequestCount: 0, consoleErrorCount: 0 });
    expect(derived(looked).facts.unfitBrowsers).toEqual(['Chrome 79']);
  });

  it('asks nobody who is not declared', async () => {
    const app = await serve({
      ...siteOf({}, '<script src="/js/app.js"></script>'),
      '/js/app.js': said(`${script('app')}\n//# sourceMappingURL=${elsewhere.origin}/away.js.map`),
    });
    const looked = await look(browser, settings(app.origin));
    expect(unread(looked)).toEqual(['browser.map.foreign']);
    expect(elsewhere.asked).toEqual([]);
    expect(looked.answer?.facts).toMatchObject({ originalPlaces: [], foreignOrigins: [] });
    const open = await look(browser, { ...settings(app.origin), allowOrigins: [elsewhere.origin] });
    expect(originals(open)).toEqual({ 'app.js': 'src/away.ts:41:7' });
  });

  it('sends along what the pages are asked with, and hides what names of files may hold', async () => {
    const app = await serve(
      siteOf({
        app: (request, response) => {
          const known = request.headers['x-portal'] === 'letter' && request.headers.authorization !== undefined;
          response.writeHead(known ? 200 : 401, { 'www-authenticate': 'Basic realm="x"' });
          response.end(known ? mapOf('https://ci:s3cret@git.example/src/a.ts?token=s3cret') : '');
        },
      }),
    );
    const known = { headers: { 'X-Portal': 'letter' }, basic: { user: 'anna', password: 'open sesame' } };
    const looked = await look(browser, { ...settings(app.origin), ...known });
    expect(originals(looked)).toEqual({ 'app.js': 'src/a.ts:41:7' });
    expect(JSON.stringify(looked.answer)).not.toContain('s3cret');
    expect(looked.touched).toContain(`GET ${app.origin}/`);
  });

  it('reads no more of a huge map or a bomb than its limit', async () => {
    let sent = 0;
    const huge: Answer = (_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = (): void => {
        if (response.destroyed || sent > 400) return void response.end();
        sent += 1;
        response.write(chunk, () => setImmediate(more));
      };
      more();
    };
    const bomb = gzipSync(Buffer.alloc(40 * 1024 * 1024));
    const app = await serve(
      siteOf({ app: mapOf('src/app.ts'), bomb: said(bomb, { 'content-encoding': 'gzip' }), huge }),
    );
    const looked = await look(browser, settings(app.origin));
    expect(unread(looked)).toEqual(['browser.map.too-large', 'browser.map.too-large']);
    expect(originals(looked)).toEqual({ 'app.js': 'src/app.ts:41:7' });
    expect(sent).toBeLessThan(200);
  });

  it('waits once for a server that does not answer, no longer than the task has, and keeps what it knows', async () => {
    const app = await serve(siteOf({ first: mapOf('src/first.ts'), second: () => undefined, third: () => undefined }));
    const looked = await look(browser, settings(app.origin), { left: 9500 });
    expect(originals(looked)).toEqual({ 'first.js': 'src/first.ts:41:7' });
    expect(unread(looked)).toEqual(['browser.map.late', 'browser.map.late']);
    expect(app.asked).not.toContain('GET /js/third.js.map');
    expect(derived(looked).facts.unfitBrowsers).toEqual(['Chrome 79']);
  });

  it('reads none where there is no time for it, not even one that nobody is asked for', async () => {
    const inline = `${script('app')}\n//# sourceMappingURL=data:application/json,${encodeURIComponent(mapOf('a.ts'))}`;
    const app = await serve({ ...siteOf({}, '<script src="/app.js"></script>'), '/app.js': said(inline) });
    const looked = await look(browser, settings(app.origin), { left: 2700 });
    expect(unread(looked)).toEqual(['browser.map.late']);
    expect(derived(looked).facts.unfitBrowsers).toEqual(['Chrome 79']);
  });

  it('ends at once when it is stopped while a map does not come', async () => {
    const controller = new AbortController();
    const app = await serve(siteOf({ app: () => controller.abort() }));
    const looked = await look(browser, settings(app.origin), { signal: controller.signal });
    expect(looked.failure?.failureCause).toBe('cancelled');
  });

  it('reads no more than twenty', async () => {
    const names = Array.from({ length: 19 }, (_, index) => `s${String(index).padStart(2, '0')}`);
    const css = ['.a:has(.b) { top: 0 }', '@container (width > 1px) { a { top: 0 } }', '@layer x { a { top: 0 } }'];
    const sheets = css.map((text, index) => [`/${String(index)}.css`, said(sheetOf(text), cssType)] as const);
    const links = sheets.map(([path]) => `<link rel="stylesheet" href="${path}">`).join('');
    const app = await serve({
      ...siteOf(Object.fromEntries(names.map((name) => [name, mapOf(`src/${name}.ts`)])), links),
      ...Object.fromEntries(sheets),
      '/sheet.map': said(mapOf('a.scss')),
    });
    const looked = await look(browser, settings(app.origin));
    expect(app.asked.filter((line) => line.endsWith('.map'))).toHaveLength(20);
    expect(unread(looked)).toEqual(['browser.map.left', 'browser.map.left']);
    expect(Object.keys(originals(looked))).toHaveLength(19);
  });

  it('names the file in which a page fails as an older engine', async () => {
    const text = 'function later(){}setTimeout(function(){var data=structuredClone({a:1});later(data)},1);';
    const at = text.indexOf('structuredClone');
    const map = JSON.stringify(sourceMap(['src/state/copy.ts'], [{ line: 0, column: at, source: 0, at: [11, 4] }]));
    const app = await serve({
      ...siteOf({ app: map }),
      '/js/app.js': said(`${text}\n//# sourceMappingURL=app.js.map`),
    });
    const looked = await look(browser, {
      ...settings(app.origin),
      ...{ fleet: ['Chrome 90'], emulate: true, findMinimum: true },
    });
    expect(looked.failure).toBeNull();
    const { facts, remarks } = derived(looked);
    expect(facts.minimumChromium).toBe(98);
    expect(facts.minimumBecause).toMatchObject({ kind: 'exception', line: 1 });
    expect(facts.minimumBecause?.original).toMatch(/^src\/state\/copy\.ts:12:/);
    expect(remarks).toContain('src/state/copy.ts:12:');
  });
});

contract('optional', 'source maps of pages, with Firefox ESR', browserMissing(firefox), () => {
  it('says that Firefox does not tell of them', async () => {
    const app = await serve(siteOf({ app: mapOf('src/app.ts') }));
    const looked = await look(browser, { ...settings(app.origin), executablePath: firefox });
    expect(looked.answer?.gaps?.find(({ path }) => path === 'originalPlaces')?.note).toBe('browser.gap.maps-firefox');
    expect(app.asked.filter((line) => line.endsWith('.map'))).toEqual([]);
  });
});
