import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { browser } from '../../probes/browser/index.ts';
import { browserMissing, chromium, descendants, host, pageOf, type Hosted } from '../support/browser.ts';
import { watchLeftovers } from '../support/browser-leftovers.ts';
import { contract } from '../support/contract.ts';
import { makeCertificate } from '../support/http-certificates.ts';
import { startTls, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';
import { leftIn, processesUsing } from '../support/processes.ts';
import { anyProbe, makeTask, runTasks } from '../support/run-plan.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const own = { browser: 'chromium' };
const stopping: TestServer[] = [];
let app: Hosted;
let away: Hosted;

/** What a server does when it is asked for /tell. */
let told = (): void => undefined;

const mega = Buffer.alloc(1024 * 1024, 0x20);

beforeAll(async () => {
  away = await host({ '/login': '<h1>Login</h1>' });
  app = await host({
    '/': '<title>Home</title><h1>Home</h1>',
    '/led': (_request, response) => response.writeHead(302, { location: `${away.origin}/login?code=s3cret` }).end(),
    '/sent': `<p>wait</p><script>location.href = '${away.origin}/login'</script>`,
    '/round': (_request, response) => response.writeHead(302, { location: '/round' }).end(),
    '/broken': (_request, response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<p>oh'),
    '/reset': (request) => request.socket.resetAndDestroy(),
    '/download': (_request, response) =>
      response.writeHead(200, { 'content-disposition': 'attachment; filename=a.bin' }).end('abc'),
    '/late': '<p>here</p><img src="/silent">',
    '/silent': () => undefined,
    '/loop': '<p>x</p><script>setTimeout(() => { for (;;); }, 100)</script>',
    '/poll': '<p>x</p><script>setInterval(() => fetch("/?" + performance.now()), 2)</script>',
    '/large': '<p>x</p><script>fetch("/endless").then((reply) => reply.text())</script>',
    '/endless': (_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(mega));
        response.once('drain', more);
      };
      more();
    },
    '/spam': '<p>x</p><script>for (let i = 0; i < 5000; i += 1) console.error("line " + i);</script>',
    '/tell': (_request, response) => {
      told();
      response.end('ok');
    },
    '/asks': '<p>x</p><script>fetch("/tell")</script><img src="/silent">',
    '/basic': (request, response) => {
      const right = `Basic ${Buffer.from('ready:s3cret').toString('base64')}`;
      if (request.headers.authorization === right) response.end('in');
      else response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end('<img src="/basic">');
    },
    '/header': (request, response) => response.end(String(request.headers['x-key'])),
  });
});
afterAll(async () => {
  for (const server of [app, away]) await server.stop();
});
afterEach(async () => {
  for (const server of stopping.splice(0)) await server.stop();
});

const { folder, gone } = watchLeftovers();

contract('required', 'pages that go wrong, in Chromium of Debian', browserMissing(chromium), () => {
  it('opens the other pages and names the cause of each', async () => {
    const certificate = await makeCertificate({ name: 'own' });
    const secure = await startTls({ key: certificate.key, cert: certificate.pem }, (socket) => socket.end());
    stopping.push(secure);
    const closed = await host({});
    await closed.stop();
    const urls: Readonly<Record<string, readonly [url: string, cause: string | null]>> = {
      led: [`${app.origin}/led`, 'http-redirect-not-followed'],
      sent: [`${app.origin}/sent`, 'http-redirect-not-followed'],
      round: [`${app.origin}/round`, 'http-redirect-too-many'],
      broken: [`${app.origin}/broken`, 'http-unexpected-status'],
      missing: [`${app.origin}/nowhere`, 'http-unexpected-status'],
      reset: [`${app.origin}/reset`, 'http-closed'],
      download: [`${app.origin}/download`, 'page-failed'],
      late: [`${app.origin}/late`, 'page-timeout'],
      loop: [`${app.origin}/loop`, 'page-timeout'],
      refused: [`http://127.0.0.1:${String(closed.port)}/`, 'connect-refused'],
      unsafe: ['http://127.0.0.1:6000/', 'page-failed'],
      name: ['http://no-such-host.invalid/', 'name-not-found'],
      certificate: [`https://127.0.0.1:${String(secure.port)}/`, 'certificate-self-signed'],
      home: [`${app.origin}/`, null],
    };
    const pages = Object.entries(urls).map(([name, [url]]) => ({ name, url }));
    const settings = { ...own, url: `${app.origin}/`, waitFor: '#never', pages, loadWithin: 4000, settleWithin: 1500 };
    const { failure } = await look(browser, settings);
    const note = { code: 'browser.note.not-visible', params: { selector: { value: '#never' } } };
    expect(failure).toMatchObject({ failureCause: 'page-timeout', phase: 'page', params: { note } });
    const { facts, captures } = failure?.learnt ?? {};
    expect(pageOf(facts)).toMatchObject({ error: 'page-timeout', waitedFor: false, status: 200, title: 'Home' });
    for (const [name, [, cause]] of Object.entries(urls))
      expect({ name, error: pageOf(facts, name).error }).toEqual({ name, error: cause });
    expect(pageOf(facts, 'late').openRequests).toEqual([`${app.origin}/silent`]);
    expect(pageOf(facts, 'late').visibleTextLength).toBe(4);
    expect(pageOf(facts, 'broken').status).toBe(500);
    expect(captures?.map(({ name }) => name)).toEqual(expect.arrayContaining(['main', 'broken', 'late', 'home']));
    expect(failure?.learnt.gaps).toContainEqual({ path: 'exceptionCount', reason: 'not-reached', detail: null });
    expect(away.connections()).toBe(0);
    await gone();
  });

  it('keeps limits on what pages ask, load and write', async () => {
    const page = (name: string) => ({ name, url: `${app.origin}/${name}` });
    const pages = ['large', 'poll'].map(page);
    const limits = { requestLimit: 30, bodyLimit: 8 * 1024 * 1024, settleWithin: 4000 };
    const { failure } = await look(browser, { ...own, url: `${app.origin}/spam`, pages, ...limits });
    expect(failure).toMatchObject({ failureCause: 'body-too-large', params: { limit: { value: 8 * 1024 * 1024 } } });
    const { facts, gaps } = failure?.learnt ?? {};
    expect(pageOf(facts).consoleErrors).toHaveLength(100);
    expect(pageOf(facts).consoleErrorCount).toBeGreaterThan(100);
    expect(app.asked.filter((line) => line === 'GET /').length).toBeLessThan(60);
    expect(gaps).toContainEqual({ path: 'pages[name="main"].consoleErrors', reason: 'truncated', detail: null });
    expect(gaps).toContainEqual({ path: 'pages[name="poll"].requests', reason: 'truncated', detail: null });
  });

  it('says that a page crashed', async () => {
    told = () =>
      void descendants().then((all) => {
        for (const { pid, command } of all) if (command.includes('--type=renderer')) process.kill(pid, 'SIGKILL');
      });
    const { failure } = await look(browser, { ...own, url: `${app.origin}/asks` });
    told = () => undefined;
    expect(failure).toMatchObject({
      failureCause: 'page-crashed',
      learnt: { facts: { browser: { engine: 'chromium' } } },
    });
    expect(pageOf(failure?.learnt.facts).error).toBe('page-crashed');
  });

  it('sends a login to the origin of the page only, and a denied one once', async () => {
    const before = app.asked.length;
    const basic = { user: 'ready', password: 'wrong' };
    const pages = [{ name: 'again', url: `${app.origin}/basic` }];
    const denied = await look(browser, { ...own, url: `${app.origin}/basic`, basic, pages });
    expect(denied.failure).toMatchObject({ failureCause: 'http-login-denied', params: { status: 401 } });
    expect(app.asked.slice(before)).toEqual(['GET /basic', 'GET /basic']);
    const right = { ...own, url: `${app.origin}/basic`, basic: { ...basic, password: 's3cret' } };
    expect(pageOf((await look(browser, right)).answer?.facts)).toMatchObject({ status: 200, visibleTextLength: 2 });
    const headed = await look(browser, { ...own, url: `${app.origin}/header`, headers: { 'X-Key': 'k-123' } });
    expect(pageOf(headed.answer?.facts).visibleTextLength).toBe(5);
    expect(JSON.stringify(headed.answer?.facts)).not.toContain('k-123');
  });

  it('opens a page with a refused certificate where it is told to', async () => {
    const certificate = await makeCertificate({ name: 'own', until: -1, from: -10 });
    const answer =
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 7\r\nConnection: close\r\n\r\n<p>safe';
    const secure = await startTls({ key: certificate.key, cert: certificate.pem }, (socket) => {
      socket.once('data', () => socket.end(answer));
    });
    stopping.push(secure);
    const url = `https://127.0.0.1:${String(secure.port)}/`;
    const opened = await look(browser, { ...own, url, ignoreCertificateErrors: true });
    const page = pageOf(opened.answer?.facts);
    expect(page.certificate).toMatchObject({ subject: 'own', issuer: 'own', protocol: 'TLS 1.3' });
    expect(Date.parse(page.certificate?.notAfter ?? '')).toBeLessThan(Date.now());
  });

  it('is gone soon after the run is stopped, with all it had', async () => {
    const controller = new AbortController();
    told = () => controller.abort();
    const task = makeTask(anyProbe(browser), { ...own, url: `${app.origin}/asks` }, { timeoutMs: 200_000 });
    const { observations } = await runTasks([task], [anyProbe(browser)], { signal: controller.signal });
    told = () => undefined;
    expect(observations[0]?.failure).toMatchObject({ cause: 'cancelled', phase: 'page' });
    expect(pageOf(observations[0]?.facts).url).toBe(`${app.origin}/asks`);
    await gone();
  });
});

describe('browsers that do not start', () => {
  async function program(text: string): Promise<string> {
    const path = join(folder(), 'chromium');
    await writeFile(path, `#!/bin/sh\n${text}\n`);
    await chmod(path, 0o755);
    return path;
  }

  it('says what the browser said', async () => {
    const said = 'error while loading shared libraries: libnss3.so: cannot open shared object file';
    const executablePath = await program(`echo "${said}" >&2; exit 127`);
    const { failure } = await look(browser, { url: 'http://127.0.0.1:1/', executablePath });
    expect(failure).toMatchObject({ failureCause: 'browser-failed', phase: 'launch' });
    expect(String(failure?.cause)).toMatch(`Error: ${said}`);
    expect(await readdir(folder())).toEqual(['chromium']);
  });

  it('says where it looked', async () => {
    const executablePath = join(folder(), 'none');
    const { failure } = await look(browser, { url: 'http://127.0.0.1:1/', executablePath, browser: 'edge' });
    expect(failure).toMatchObject({
      failureCause: 'browser-missing',
      params: { browser: 'Microsoft Edge', looked: { value: [executablePath] } },
    });
  });

  it('ends one that never answers when the run is stopped', async () => {
    const executablePath = await program('cd "$(dirname "$0")"; sleep 1000; echo');
    const controller = new AbortController();
    const looking = look(browser, { url: 'http://127.0.0.1:1/', executablePath }, { signal: controller.signal });
    while ((await processesUsing(folder())).length < 2) await new Promise((resolve) => setTimeout(resolve, 50));
    controller.abort();
    expect((await looking).failure).toMatchObject({ failureCause: 'cancelled' });
    while ((await leftIn(folder())).length > 1) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await readdir(folder())).toEqual(['chromium']);
  });
});
