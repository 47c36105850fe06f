import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Facts } from '../../probes/browser/facts.ts';
import { browser } from '../../probes/browser/index.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import { browserMissing, chromium, firefox, host, type Hosted, type Site } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { look, type Looked } from '../support/http-task.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const css =
  (text: string | Buffer, type = 'text/css'): Site[string] =>
  (_request, response) => {
    response.setHeader('content-type', type);
    response.end(text);
  };

const appCss = '@import "/imported.css";\n@layer base { a { color: red } }\n.b { height: 100vh; height: 100dvh }';
/** The second byte of 乗 is a backslash in GBK: read as Latin it would take the brace with it. */
const gbk = Buffer.concat([
  Buffer.from('.a::after { content: "'),
  Buffer.from([0x81, 0x5c]),
  Buffer.from('" }\n.b:has(c) { color: red }'),
]);
const utf16 = Buffer.from('\uFEFF.u:has(c) { color: red }', 'utf16le');

/** Every way a style sheet comes into a page that we know. */
const portal = `<!doctype html><title>Portal</title><meta charset="utf-8">
<link rel="stylesheet" href="/app.css?token=s3cret">
<link rel="stylesheet" href="/gbk.css"><link rel="stylesheet" href="/utf16.css"><link rel="stylesheet" href="/packed.css">
<link rel="stylesheet" href="data:text/css,.data:has(a)%7Bcolor:red%7D">
<link rel="stylesheet" href="/missing.css"><link rel="stylesheet" href="/instead.css">
<link rel="stylesheet" href="http://cdn.invalid/font.css">
  <style>.one { color: red }
.two { inset: 0 }</style>
<body>portal
<script>
const inserted = document.head.appendChild(document.createElement('style'));
inserted.sheet.insertRule('.made:has(b) { color: red }');
const made = new CSSStyleSheet();
made.replaceSync('@container (width > 1px) { .c { color: red } }');
document.adoptedStyleSheets = [made];
const root = document.body.appendChild(document.createElement('p')).attachShadow({ mode: 'open' });
root.innerHTML = '<style>.shadow { aspect-ratio: 1 }</style>x';
const frame = document.createElement('iframe');
frame.srcdoc = '<style>.framed:focus-visible { color: red }</style>';
document.body.append(frame);
</script>`;

const site: Site = {
  '/': portal,
  '/second': '<!doctype html><p>x</p><link rel="stylesheet" href="/app.css?token=s3cret">',
  '/app.css': css(appCss),
  '/imported.css': css('.imported { gap: 1px; scrollbar-gutter: stable }'),
  '/gbk.css': css(gbk, 'text/css; charset=gbk'),
  '/utf16.css': css(utf16),
  '/packed.css': (_request, response) => {
    response.setHeader('content-type', 'text/css');
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync('.packed:has(a) { color: red }'));
  },
  '/instead.css': css('<!doctype html><style>.not:has(a) { color: red }</style>', 'text/html'),
};

let app: Hosted;
beforeAll(async () => {
  app = await host(site);
});
afterAll(() => app.stop());

const both = [
  ['required', 'style sheets of pages, with Chromium of Debian', chromium],
  ['optional', 'style sheets of pages, with Firefox of Debian', firefox],
] as const;

for (const [kind, name, path] of both) {
  contract(kind, name, browserMissing(path), () => {
    let looked: Looked<Facts>;
    const sheets = () => looked.answer?.facts.styleSheets ?? [];
    const named = (wanted: string) => sheets().find((sheet) => sheet.name === wanted);
    const keysOf = (wanted: string) => named(wanted)?.uses.map((use) => `${use.key} ${use.loss}`);

    beforeAll(async () => {
      const pages = [{ name: 'second', url: `${app.origin}/second` }];
      looked = await look(browser, { url: `${app.origin}/`, executablePath: path, pages, scan: true });
    });

    it('finds every sheet, and says where it came from', () => {
      expect(looked.failure).toBeNull();
      expect(Facts.safeParse(looked.answer?.facts).error).toBeUndefined();
      const from = (wanted: string): readonly string[] =>
        sheets()
          .filter((sheet) => sheet.from === wanted)
          .map((sheet) => sheet.name);
      expect(from('external')).toEqual([
        ...['data 1 of main', 'app.css', 'gbk.css', 'imported.css', 'packed.css', 'utf16.css'],
      ]);
      expect(from('inline')).toHaveLength(3);
      expect(from('inserted')).toHaveLength(1);
      expect(from('constructed')).toHaveLength(1);
    });

    it('keeps one text on two pages as one sheet, and hides what a URL may hold', () => {
      expect(named('app.css')).toMatchObject({
        ...{ url: `${app.origin}/app.css?token=••••`, pages: ['main', 'second'], bytes: appCss.length, stop: null },
        sha256: createHash('sha256').update(appCss).digest('hex'),
      });
      expect(JSON.stringify(looked.answer)).not.toContain('s3cret');
    });

    it('knows what they use and what that costs, in their encodings', () => {
      expect(named('app.css')?.uses).toMatchObject([
        { key: 'at-rules.layer', loss: 'block', guarded: false, count: 1, line: 2, column: 1 },
        { key: 'types.length.viewport_percentage_units_dynamic', loss: 'declaration', guarded: true, line: 3 },
      ]);
      for (const each of ['gbk.css', 'utf16.css', 'packed.css']) expect(keysOf(each)).toEqual(['selectors.has rule']);
      expect(keysOf('data 1 of main')).toEqual(['selectors.has rule']);
      expect(keysOf('imported.css')).toEqual(['properties.scrollbar-gutter declaration']);
      expect(keysOf('inserted 1 of main')).toEqual(['selectors.has rule']);
      expect(keysOf('constructed 1 of main')).toContain('at-rules.container block');
    });

    it('gives the place of an inline sheet in its document', () => {
      const inline = sheets().filter((sheet) => sheet.from === 'inline');
      const uses = inline.flatMap((sheet) => sheet.uses.map((use) => [use.key, use.line, use.column]));
      expect(uses).toContainEqual(['properties.inset', 8, 8]);
      expect(uses.map(([key]) => key)).toEqual(
        expect.arrayContaining(['properties.aspect-ratio', 'selectors.focus-visible']),
      );
    });

    it('does not take a page for a sheet, nor ask for anything twice', () => {
      expect(JSON.stringify(looked.answer?.facts.styleSheets)).not.toContain('instead');
      const asked = app.asked.filter((each) => each === 'GET /imported.css');
      expect(asked.length).toBeLessThanOrEqual(2 * both.length);
    });
  });
}

contract('required', 'style sheets that cannot be read, with Chromium of Debian', browserMissing(chromium), () => {
  it('says what it did not read', async () => {
    const line = Buffer.from('.a { color: red }\n'.repeat(60_000));
    const hard = await host({
      '/': '<p>x</p><link rel="stylesheet" href="/large.css"><link rel="stylesheet" href="/app.css">',
      '/large.css': (_request, response) => {
        response.setHeader('content-type', 'text/css');
        for (let count = 0; count < 18; count += 1) response.write(line);
        response.end();
      },
      '/loop': '<p>x</p><style>.a:has(b) { }</style><script>setTimeout(() => { for (;;); }, 300)</script>',
      '/slow':
        '<p>x</p><script>setTimeout(() => { const link = document.createElement("link"); link.rel = "stylesheet"; link.href = "/never.css"; document.head.append(link); }, 100)</script>',
      '/never.css': () => undefined,
      '/many': `<p>x</p>${Array.from({ length: 600 }, (_, index) => `<style>.x${String(index)} { }</style>`).join('')}`,
      '/app.css': css(appCss),
    });
    const pages = [
      { name: 'loop', url: `${hard.origin}/loop` },
      { name: 'many', url: `${hard.origin}/many` },
      { name: 'slow', url: `${hard.origin}/slow` },
    ];
    try {
      const { answer, failure } = await look(browser, {
        ...{ url: `${hard.origin}/`, executablePath: chromium, pages, scan: true },
        ...{ loadWithin: 5000, settleWithin: 1000 },
      });
      const facts = Facts.partial().parse(answer?.facts ?? failure?.learnt.facts);
      const reasons = facts.unreadStyleSheets?.map(({ page, reason }) => `${page} ${reason}`);
      expect(reasons).toContain('loop document');
      expect(reasons).toContain('many too-many');
      expect(reasons).toContain('slow open');
      expect(reasons?.filter((each) => each.startsWith('main'))).toHaveLength(1);
      expect(facts.styleSheets?.map(({ name }) => name)).toContain('app.css');
      const gaps = answer?.gaps ?? failure?.learnt.gaps ?? [];
      expect(gaps).toContainEqual(expect.objectContaining({ path: 'styleSheets', note: 'browser.gap.sheets-left' }));
    } finally {
      await hard.stop();
    }
  });

  it('tells of each browser what it drops, and makes it no reason to be unfit', async () => {
    const { answer } = await look(browser, {
      ...{ url: `${app.origin}/second`, executablePath: chromium, emulate: false },
      fleet: ['Chrome 90', 'Chrome 106', 'Chrome 120'],
    });
    const derived = browser.derive?.(answer?.facts ?? {}, {
      ...{ now: 0, timeZone: 'UTC', reference: referenceData },
    });
    const fleet = JSON.parse(JSON.stringify(derived?.facts['fleet'])) as Record<string, unknown>[]; // as it is stored
    expect(fleet.map(({ fits, styleLosses }) => [fits, styleLosses])).toMatchObject([
      [
        true,
        [
          { name: '@layer', costs: 'block', since: 99, sheet: 'app.css', line: 2, column: 1, count: 1 },
          { name: 'scrollbar-gutter', costs: 'declaration', since: 94, sheet: 'imported.css' },
          { name: 'dvw, dvh, dvi, dvb, dvmin, dvmax', costs: 'harmless', since: 108, sheet: 'app.css', line: 3 },
        ],
      ],
      [true, [{ name: 'dvw, dvh, dvi, dvb, dvmin, dvmax', costs: 'harmless' }]],
      [true, []],
    ]);
    expect(derived?.facts['unstyledBrowsers']).toEqual(['Chrome 90']);
    expect(derived?.remarks).toContainEqual(expect.objectContaining({ path: 'unstyledBrowsers' }));
    expect(derived?.gaps?.filter(({ path }) => /style/i.test(path))).toEqual([]);
  });
});
