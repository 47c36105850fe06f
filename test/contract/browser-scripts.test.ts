import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Facts } from '../../probes/browser/facts.ts';
import { browser } from '../../probes/browser/index.ts';
import { toolbox } from '../../src/assess/toolbox.ts';
import { judge } from '../../src/judge/judge.ts';
import { referenceData } from '../../src/reference/reference-data.ts';
import { browserMissing, chromium, firefox, host, pageOf, type Hosted } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { find, outcomes } from '../support/findings.ts';
import { check, environment, expectation, inEnvironment, judgeInput, profile } from '../support/judge-input.ts';
import { anyProbe, makePlan, makeTask, runTasks } from '../support/run-plan.ts';
import { look, type Looked } from '../support/http-task.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

/** Every way a script comes into a page that we know. */
const portal = `<!doctype html><title>Portal</title>
<body onload="return hello?.()">
<script src="/app.js?token=s3cret"></script>
<script>debugger;
var first = 1;</script>
<script type="module" src="/modern.js"></script>
<script type="module">import('/later.js');</script>
<script nomodule src="/legacy.js"></script>
<script type="application/json">{"not": "a script"}</script>
<script type="text/template">a ?? b</script>
<script>
for (const text of ['var made = null ?? 1', 'throw 1']) try { eval(text); } catch {}
new Function('a', 'return a?.b')({});
document.write('<scr' + 'ipt>var written = 1 ** 2</scr' + 'ipt>');
new Worker('/worker.js');
new SharedWorker('/shared.js');
new Worker(URL.createObjectURL(new Blob(['debugger; var blobbed = 1_000'])));
navigator.serviceWorker.register('/service.js?key=s3cret');
const frame = document.createElement('iframe');
frame.srcdoc = '<script>var framed = 0b1</scr' + 'ipt>';
document.body.append(frame);
</script>
<script src="/broken.js"></script>
<script src="/renamed.js"></script>
<script src="/gone.js"></script>`;

/** Tells its texts apart without adding a feature. */
const site = {
  '/app.js': 'var app = window.app?.name;',
  '/modern.js': 'export const modern = 1;',
  '/later.js': 'export class Later { #x = 1 }',
  '/legacy.js': 'var legacy = 1;',
  '/worker.js': 'debugger; importScripts("/imported.js"); eval("var inWorker = 1"); new Worker("/nested.js");',
  '/imported.js': 'var imported = 1;',
  '/nested.js': 'var nested = 1; setInterval(function () {}, 1000);',
  '/shared.js': 'var shared = 1; onconnect = function () {};',
  '/service.js': 'var service = 1;',
  '/broken.js': 'var broken = = 1;',
  '/renamed.js': 'var renamed = 1;\n//# sourceURL=webpack://other/name.js',
};

let app: Hosted;
afterAll(() => app.stop());

contract('required', 'scripts of pages, with Chromium of Debian', browserMissing(chromium), () => {
  let looked: Looked<Facts>;
  const scripts = () => looked.answer?.facts.scripts ?? [];
  const named = (name: string) => scripts().find((script) => script.name === name);

  beforeAll(async () => {
    app = await host({ '/': portal, '/second': '<p>x</p><script src="/app.js?token=s3cret"></script>', ...site });
    const pages = [{ name: 'second', url: `${app.origin}/second` }];
    looked = await look(browser, { url: `${app.origin}/`, executablePath: chromium, pages, scan: true });
  });

  it('finds every script, and says where it came from', () => {
    expect(looked.failure).toBeNull();
    expect(Facts.safeParse(looked.answer?.facts).error).toBeUndefined();
    const from = (kind: string): readonly string[] =>
      scripts()
        .filter((script) => script.from === kind)
        .map(({ name }) => name);
    expect(from('external')).toEqual(['app.js', 'broken.js', 'later.js', 'modern.js', 'renamed.js']);
    expect(from('inline')).toHaveLength(6);
    expect(from('worker')).toEqual(['worker 1 of main', 'imported.js', 'nested.js', 'shared.js', 'worker.js']);
    expect(from('service-worker')).toEqual(['service.js']);
    expect(from('eval')).toHaveLength(4);
    expect(looked.answer?.facts).toMatchObject({ unreadScripts: [], legacyScripts: 1 });
    expect(looked.answer?.facts.fleetAsked).toBeUndefined();
    expect(new Set(scripts().map(({ name }) => name)).size).toBe(scripts().length);
  });

  it('keeps one text on two pages as one script, and hides what a URL may hold', () => {
    expect(named('app.js')).toMatchObject({
      ...{ url: `${app.origin}/app.js?token=••••`, pages: ['main', 'second'], module: false, parsed: true, bytes: 27 },
      sha256: createHash('sha256').update(site['/app.js']).digest('hex'),
    });
    expect(JSON.stringify(looked.answer)).not.toContain('s3cret');
    // what the driver runs in a page is none of the page’s scripts
    expect(scripts().filter(({ bytes }) => bytes > 1500)).toEqual([]);
  });

  it('knows what they use, and where in their document', () => {
    const uses = (name: string) => named(name)?.uses.map(({ feature, line, column }) => [feature, line, column]);
    expect(uses('app.js')).toEqual([['operators.optional_chaining', 1, 21]]);
    expect(named('later.js')).toMatchObject({ module: true, from: 'external' });
    expect(uses('later.js')).toContainEqual(['classes.private_class_fields', 1, 22]);
    expect(uses('worker 1 of main')).toContainEqual(['grammar.numeric_separators', 1, 25]);
    const inline = scripts().filter(({ from }) => from === 'inline');
    const used = inline.flatMap(({ uses: all }) => all.map(({ feature, line }) => `${feature} ${String(line)}`));
    expect(used).toContain('statements.for_of 12');
    expect(used).toContain('operators.import 7');
    // the attribute onload, and what the page wrote into itself
    expect(used).toContain('operators.optional_chaining 2');
    expect(used).toContain('operators.exponentiation 1');
    expect(used).toContain('grammar.binary_numeric_literals 1');
  });

  it('tells a script that no browser reads from one that only this one cannot', () => {
    expect(named('broken.js')).toMatchObject({ parsed: false, uses: [] });
    expect(named('broken.js')?.error).not.toBeNull();
    expect(named('renamed.js')).toMatchObject({ parsed: true, error: null, url: `${app.origin}/renamed.js` });
    expect(scripts().filter(({ parsed, error }) => parsed !== false && error !== null)).toEqual([]);
  });

  it('says what it did not read', async () => {
    const many = Array.from(
      { length: 1000 },
      (_, index) => `<script>var x${String(index)} = ${String(index)};</script>`,
    );
    const big = 'x = 1;'.repeat(1024);
    const limits = await host({
      '/many': `<p>x</p>${many.join('')}`,
      '/': '<p>x</p><script src="/large.js"></script>',
      '/large.js': (_request, response) => {
        response.setHeader('content-type', 'text/javascript');
        for (let count = 0; count < 3.5 * 1024; count += 1) response.write(big);
        response.end();
      },
      '/loop': '<p>x</p><script src="/app.js"></script><script>setTimeout(() => { for (;;); }, 300)</script>',
      '/away': '<p>x</p><script>var away = 1; location.href = "/there";</script>',
      '/there': '<p>y</p><script>var there = 1;</script>',
      '/app.js': site['/app.js'],
    });
    const pages = ['loop', 'away', 'many'].map((name) => ({ name, url: `${limits.origin}/${name}` }));
    const asked = { pages, scan: true, fleet: ['Chrome 78'], loadWithin: 100_000 };
    const settings = { url: `${limits.origin}/`, browser: 'chromium', ...asked };
    const { failure } = await look(browser, settings);
    await limits.stop();
    expect(failure?.failureCause).toBe('page-timeout');
    const facts = Facts.partial().parse(failure?.learnt.facts);
    expect(facts.fleetAsked).toEqual(['Chrome 78']);
    expect(facts.scripts).toHaveLength(500);
    expect(facts.unreadScripts).toContainEqual({
      ...{ page: 'main', url: `${limits.origin}/large.js`, reason: 'too-large', count: 1 },
    });
    const left = facts.unreadScripts?.find(({ reason }) => reason === 'too-many');
    expect(left).toMatchObject({ page: 'many', url: `${limits.origin}/many` });
    expect(left?.count).toBeGreaterThan(490);
    const known = facts.scripts?.filter(({ pages: on }) => on.includes('loop') || on.includes('away'));
    expect(known?.map(({ name }) => name)).toContain('app.js');
    expect(known?.filter(({ pages: on }) => on.includes('away')).length).toBeGreaterThan(0);
    const notes = failure?.learnt.gaps?.map(({ path, reason, note }) => [path, reason, note]);
    expect(notes).toContainEqual(['scripts', 'truncated', 'browser.gap.scripts-left']);
  });

  it('counts nothing that it asks itself, and says which service workers and written scripts it did not read', async () => {
    const register = (path: string): string => `navigator.serviceWorker.register('${path}')`;
    const server = await host({
      '/': (_request, response) => {
        response.setHeader('content-security-policy', "connect-src 'none'");
        response.setHeader('content-type', 'text/html');
        response.end(`<p>x</p><script>${register('/service.js')}</script>`);
      },
      '/absent': `<p>x</p><script>${register('/absent.js')}; ${register('/elsewhere.js')}</script>`,
      '/elsewhere.js': (_request, response) => response.writeHead(302, { location: '/service.js' }).end(),
      '/many': `<p>x</p><script>for (let at = 0; at < 12; at += 1) navigator.serviceWorker.register('/service.js?' + at)</script>`,
      '/loud': `<p>x</p><script>for (let at = 0; at < 2500; at += 1) console.log(at); ${register('/service.js')}</script>`,
      '/written': `<p>x</p><script>for (let at = 0; at < 150; at += 1) eval('var made' + at + ' = 1');
        document.write('<scr' + 'ipt>var written = 1 ** 2</scr' + 'ipt>');</script>`,
      '/service.js': site['/service.js'],
    });
    const names = ['absent', 'many', 'loud', 'written'];
    const pages = names.map((name) => ({ name, url: `${server.origin}/${name}` }));
    const { answer, failure } = await look(browser, { url: server.origin, browser: 'chromium', pages, scan: true });
    await server.stop();
    expect(failure).toBeNull();
    const healthy = { consoleErrors: [], consoleErrorCount: 0, failedRequests: [], failedRequestCount: 0 };
    for (const name of ['main', 'absent'])
      expect(pageOf(answer?.facts, name)).toMatchObject({ ...healthy, requests: 1, openRequests: [] });
    expect(server.asked.filter((line) => line === 'GET /absent.js')).toHaveLength(1);
    const unread = answer?.facts.unreadScripts?.map(({ page, url, reason, count }) => [page, url, reason, count]);
    expect(unread).toEqual([
      ['main', `${server.origin}/service.js`, 'gone', 1],
      ['absent', `${server.origin}/absent.js`, 'gone', 1],
      ['absent', `${server.origin}/elsewhere.js`, 'gone', 1],
      ['many', '', 'too-many', 1],
      ['loud', '', 'too-many', 1],
      ['written', '', 'too-many', 1],
    ]);
  });

  it('reads what a frame of another process loads', async () => {
    const other = await host({ '/frame': '<script src="/framed.js"></script>', '/framed.js': 'var framed = a ?? b;' });
    const foreign = other.origin.replace('127.0.0.1', 'localhost');
    const around = await host({
      '/': `<p>x</p><iframe src="${foreign}/frame"></iframe><script src="${foreign}/framed.js"></script>`,
    });
    const allowed = await look(browser, {
      url: around.origin,
      browser: 'chromium',
      scan: true,
      allowOrigins: [foreign],
    });
    expect(allowed.answer?.facts.scripts?.map(({ name, from }) => `${name} ${from}`)).toEqual(['framed.js external']);
    const blocked = await look(browser, { url: around.origin, browser: 'chromium', scan: true });
    expect(blocked.answer?.facts.scripts).toEqual([]);
    const derived = browser.derive?.(blocked.answer?.facts ?? {}, {
      now: 0,
      timeZone: 'UTC',
      reference: referenceData,
    });
    expect(derived?.gaps).toContainEqual(
      expect.objectContaining({ path: 'needs.chromium', note: 'browser.gap.scripts-unread' }),
    );
    for (const server of [other, around]) await server.stop();
  });

  it('names the browser of a fleet that stays white, with file, line and column', async () => {
    const settings = { url: `${app.origin}/second`, browser: 'chromium', fleet: ['360se 12', 'Chrome >= 90', 'Foo 3'] };
    const task = makeTask(anyProbe(browser), settings, { timeoutMs: 120_000 });
    const { observations } = await runTasks([task], [anyProbe(browser)]);
    const wanted = [
      expectation('unfitBrowsers', { op: 'count', matcher: { op: 'equals', value: 0 } }),
      expectation('needs.chromium', { op: 'atMost', bound: 79 }),
      expectation('needs.firefox', { op: 'atMost', bound: 86 }),
      expectation('fleet[browser="Chrome >= 90"].fits', { op: 'equals', value: true }, { id: 'fits' }),
      expectation('fleet[browser="Foo 3"].fits', { op: 'equals', value: true }, { id: 'foo' }),
    ];
    const asked = profile([environment('test', { gate: true })], [check('check', [inEnvironment('test', wanted)])]);
    const checks = asked.checks.map((each) => ({ ...each, probe: 'browser' }));
    const { forJudge } = toolbox([anyProbe(browser)]);
    const planned = makePlan([task]);
    const input = judgeInput({ ...asked, checks }, {}, { plan: planned, observations, probes: forJudge });
    const judged = judge({ ...input, reference: referenceData });
    expect(outcomes(judged)).toMatchObject({
      'check/unfitBrowsers/test': 'fail',
      'check/needs.chromium/test': 'fail',
      'check/needs.firefox/test': 'pass',
      'check/fits/test': 'pass',
      'check/foo/test': 'unknown',
    });
    const said = JSON.stringify(find(judged, 'check/unfitBrowsers/test'));
    expect(said).toContain('browser.note.lost');
    expect(said).toContain('app.js');
  });
});

contract('optional', 'scripts of pages, with Firefox ESR of Debian', browserMissing(firefox), () => {
  it('reads files and what stands in the documents', async () => {
    const server = await host({ '/': portal, ...site });
    const { answer, failure } = await look(browser, { url: server.origin, browser: 'firefox', scan: true });
    await server.stop();
    expect(failure).toBeNull();
    const names = answer?.facts.scripts?.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['app.js', 'modern.js', 'later.js', 'renamed.js', 'service.js']));
    expect(answer?.facts.scripts?.find(({ name }) => name === 'modern.js')?.module).toBe(true);
    expect(answer?.facts).toMatchObject({ legacyScripts: 1 });
    expect(answer?.facts.scripts?.filter(({ from }) => from === 'inline').length).toBeGreaterThan(3);
    expect(answer?.facts.scripts?.filter(({ error }) => error !== null).map(({ name }) => name)).toEqual(['broken.js']);
    expect(answer?.gaps?.find(({ path }) => path === 'scripts')).toMatchObject({ reason: 'truncated' });
    expect(JSON.stringify(answer)).not.toContain('s3cret');
  });
});
