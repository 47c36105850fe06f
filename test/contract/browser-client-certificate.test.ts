import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TlsOptions } from 'node:tls';
import { afterEach, expect, it, vi } from 'vitest';
import { browser } from '../../probes/browser/index.ts';
import { browserMissing, chromium, descendants, pageOf } from '../support/browser.ts';
import { watchLeftovers } from '../support/browser-leftovers.ts';
import { contract } from '../support/contract.ts';
import { makeCertificate, type Made } from '../support/http-certificates.ts';
import { startTcp } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';
import { startMtlsApp, type MtlsApp, type Page } from '../support/mtls-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const root = await makeCertificate({ name: 'Customer Root', authority: true });
const portal = await makeCertificate({ name: 'portal', issuer: root });
const client = await makeCertificate({ name: 'readiness', issuer: root, purpose: 'client' });
const pem = (made: Made) => ({ certificate: made.pem, key: made.key });
const own = { executablePath: chromium, settleWithin: 500, loadWithin: 8000, ca: root.pem };
const withClient = { ...own, clientCertificate: pem(client) };

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Pages = Readonly<Record<string, Page | string>>;

async function app(pages: Pages, tls: TlsOptions = {}): Promise<MtlsApp> {
  const started = await startMtlsApp(
    { key: portal.key, cert: portal.pem, ca: root.pem, rejectUnauthorized: true, ...tls },
    (path) => {
      const page = pages[path] ?? { status: path === '/favicon.ico' ? 204 : 404 };
      return typeof page === 'string' ? { body: page } : page;
    },
  );
  stops.push(started.stop);
  return started;
}

contract('required', 'pages behind a client certificate, in Chromium', browserMissing(chromium), () => {
  it.each(['TLSv1.2', 'TLSv1.3'] as const)('are opened with it over %s and HTTP/2, as they are', async (version) => {
    const home = await app(
      {
        '/': '<h1>in</h1><script src="/app.js"></script>',
        '/app.js': { headers: { 'content-type': 'text/javascript' } },
      },
      { minVersion: version, maxVersion: version },
    );
    const { answer, failure, touched } = await look(browser, { ...withClient, url: home.origin });
    expect(failure).toBeNull();
    const page = pageOf(answer?.facts);
    expect(page).toMatchObject({
      status: 200,
      protocol: 'h2',
      secureContext: true,
      isBlank: false,
      failedRequests: [],
    });
    expect(page.certificate).toEqual({
      subject: 'portal',
      issuer: 'Customer Root',
      notBefore: portal.certificate.notBefore.toISOString(),
      notAfter: portal.certificate.notAfter.toISOString(),
      protocol: version.replace('v', ' '),
    });
    expect(home.asked).toContain('GET / 2.0 CN=readiness');
    expect(home.asked).toContain('GET /app.js 2.0 CN=readiness');
    expect(touched).toContain(`tcp 127.0.0.1:${String(home.port)}`);
    expect(JSON.stringify([answer, touched])).not.toContain('PRIVATE KEY');
  });

  it('have WebSockets, which a browser opens over HTTP/1.1', async () => {
    const script =
      "new WebSocket('wss://' + location.host + '/live').onmessage = (e) => { document.title = e.data; done.hidden = false }";
    const home = await app({ '/': `<p id="done" hidden>done</p><script>${script}</script>` });
    const { answer } = await look(browser, { ...withClient, url: home.origin, waitFor: '#done' });
    expect(pageOf(answer?.facts).title).toBe('ws CN=readiness');
  });

  it('are told from those of other origins, which are shown nothing unless they are named', async () => {
    const other = await app(
      { '/x': { headers: { 'access-control-allow-origin': '*' } } },
      { rejectUnauthorized: false },
    );
    const home = await app({ '/': `<h1>in</h1><script>fetch('${other.origin}/x')</script>` });
    const settings = { ...withClient, url: home.origin, allowOrigins: [other.origin] };
    const { failure } = await look(browser, settings);
    expect(failure).toBeNull();
    expect(other.asked).toEqual(['GET /x 2.0 nobody']);
    expect([...other.holders]).toEqual(['nobody']);
    const named = await look(browser, { ...settings, clientCertificateOrigins: [other.origin] });
    expect(named.failure).toBeNull();
    expect(other.asked.at(-1)).toBe('GET /x 2.0 CN=readiness');
  });

  it('reach nobody who is not declared', async () => {
    const foreign = await startTcp((socket) => socket.end());
    stops.push(foreign.stop);
    const at = `127.0.0.1:${String(foreign.port)}`;
    const tries = ['http', 'https'].map(
      (scheme) => `<img src="${scheme}://${at}/a"><link rel="preconnect" href="${scheme}://${at}">`,
    );
    const script = `for (const s of ['ws', 'wss']) try { new WebSocket(s + '://${at}/') } catch {} fetch('/led').catch(() => 0)`;
    const home = await app({
      '/': `<h1>in</h1>${tries.join('')}<script>${script}</script>`,
      '/led': { status: 302, headers: { location: `https://${at}/` } },
      '/away': { status: 302, headers: { location: `https://${at}/page` } },
      '/plain': { status: 302, headers: { location: `http://${at}/page` } },
    });
    const pages = ['away', 'plain'].map((name) => ({ name, url: `${home.origin}/${name}` }));
    const { failure } = await look(browser, { ...withClient, url: home.origin, pages, settleWithin: 2000 });
    expect(foreign.connections()).toBe(0);
    expect(failure).toMatchObject({ failureCause: 'http-redirect-not-followed' });
    const facts = failure?.learnt.facts;
    expect(['main', 'away', 'plain'].map((name) => pageOf(facts, name).error)).toEqual([
      null,
      'http-redirect-not-followed',
      'http-redirect-not-followed',
    ]);
    expect(pageOf(facts).foreignRequests.map(({ origin }) => origin)).toContain(`https://${at}`);
  });

  it('are not shown it before their own certificate was found sound', async () => {
    const stranger = await makeCertificate({ name: 'stranger' });
    const unsound: [string, TlsOptions][] = [
      ['certificate-self-signed', { key: stranger.key, cert: stranger.pem }],
      ...(await faults()),
    ];
    for (const [cause, tls] of unsound) {
      // of a handshake that is broken off a server notices nothing in TLS 1.3
      const home = await app({ '/': 'in' }, { ...tls, rejectUnauthorized: false, maxVersion: 'TLSv1.2' });
      const { failure } = await look(browser, { ...withClient, url: home.origin });
      expect(failure).toMatchObject({ failureCause: cause, phase: 'tls' });
      expect([...home.holders], cause).toEqual(['nobody']);
      expect(home.asked).toEqual([]);
    }
  });

  it('keep who is logged in by a form', async () => {
    const form =
      '<form method="post" action="/in"><input name="u"><input type="password" name="p"><button>Log in</button></form>';
    const home = await startMtlsApp({ key: portal.key, cert: portal.pem, ca: root.pem }, (path, headers, sent) => {
      if (path === '/in' && sent === 'u=readiness&p=hunter2-secret')
        return { status: 303, headers: { location: '/', 'set-cookie': 'sid=0123456789abcdef; HttpOnly; Secure' } };
      const isIn = String(headers['cookie']).includes('sid=0123456789abcdef');
      return { body: isIn ? '<h1 id="logout">in</h1>' : form };
    });
    stops.push(home.stop);
    const login = { user: 'readiness', password: 'hunter2-secret', loggedIn: '#logout' };
    const { failure } = await look(browser, { ...withClient, url: home.origin, login });
    expect(failure).toBeNull();
    expect(new Set(home.asked.map((line) => line.split(' ').at(-1)))).toEqual(new Set(['CN=readiness']));
  });

  it('can ask for a password besides', async () => {
    const wanted = `Basic ${Buffer.from('u:p4ssword').toString('base64')}`;
    const home = await startMtlsApp({ key: portal.key, cert: portal.pem, ca: root.pem }, (_path, { authorization }) =>
      authorization === wanted ? { body: 'in' } : { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } },
    );
    stops.push(home.stop);
    const { answer, failure } = await look(browser, {
      ...withClient,
      url: home.origin,
      basic: { user: 'u', password: 'p4ssword' },
    });
    expect(failure).toBeNull();
    expect(pageOf(answer?.facts).status).toBe(200);
  });

  it('are opened as older engines too', async () => {
    const home = await app({ '/': '<h1>in</h1><script>document.body.append([3].at(-1))</script>' });
    const { answer, failure } = await look(browser, { ...withClient, url: home.origin, fleet: ['Chrome 85'] });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ emulations: [{ works: false }, { works: true }] });
    expect(home.asked.filter((line) => line.startsWith('GET / ')).length).toBeGreaterThan(1);
  });
});

/** Faults of a server's own certificate; the last is one for programs, and none for browsers. */
async function faults(): Promise<[string, TlsOptions][]> {
  const made = async (cause: string, options: Partial<Parameters<typeof makeCertificate>[0]>) => {
    const { key, pem: cert } = await makeCertificate({ name: 'portal', issuer: root, ...options });
    return [cause, { key, cert }] as [string, TlsOptions];
  };
  return [
    await made('certificate-expired', { from: -30, until: -1 }),
    await made('certificate-wrong-host', { names: ['other.example'] }),
    await made('certificate-wrong-host', { name: '127.0.0.1', names: [] }),
  ];
}

contract('required', 'a client certificate that is not fit', browserMissing(chromium), () => {
  const nowhere = { ...own, url: 'https://127.0.0.1:1/' };

  it('is told before anything is started or dialled', async () => {
    const folder = await temporaryFolder();
    const [certificate, key, bundle] = ['c.pem', 'c.key', 'c.p12'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(certificate, client.pem);
    await writeFile(key, client.key);
    const packed = ['pkcs12', '-export', '-in', certificate, '-inkey', key, '-out', bundle, '-passout', 'pass:opens'];
    execFileSync('/usr/bin/openssl', packed);
    const old = await makeCertificate({ name: 'old', issuer: root, purpose: 'client', from: -30, until: -1 });
    const cases: [string, Record<string, unknown>][] = [
      ['passphrase-wrong', { certificate: bundle, passphrase: 'guess' }],
      ['other-key', { certificate: client.pem, key: portal.key }],
      ['expired', pem(old)],
      ['no-key', { certificate: client.pem }],
    ];
    for (const [note, clientCertificate] of cases) {
      const { failure, touched } = await look(browser, { ...nowhere, clientCertificate });
      expect(failure).toMatchObject({
        failureCause: 'client-certificate-unusable',
        phase: 'settings',
        params: { note: { code: `kit.note.client-certificate.${note}` } },
      });
      expect(touched.filter((line) => !line.startsWith('file '))).toEqual([]);
    }
    const gone = await look(browser, { ...nowhere, clientCertificate: { certificate: join(folder, 'none.pem') } });
    expect(gone.failure?.failureCause).toBe('file-missing');
  });

  it('is a mistake of the profile where it cannot be shown', () => {
    const says = (settings: Record<string, unknown>) =>
      browser.settings
        .safeParse({ clientCertificate: pem(client), ...settings })
        .error?.issues.map(({ message }) => message);
    const url = 'https://a.example/';
    expect(says({ url })).toBeUndefined();
    expect(says({ url, browser: 'firefox' })).toEqual(['browser.certificate-firefox']);
    expect(says({ url: 'http://a.example/' })).toEqual(['browser.certificate-plain']);
    expect(says({ url, ignoreCertificateErrors: true })).toEqual(['browser.unsafe-login']);
    expect(says({ url, clientCertificateOrigins: ['https://b.example'] })).toEqual(['browser.certificate-origin']);
    expect(says({ url, clientCertificate: null, clientCertificateOrigins: [url] })).toEqual([
      'browser.certificate-none',
    ]);
  });
});

contract('required', 'a look with a client certificate that is stopped', browserMissing(chromium), () => {
  const leftovers = watchLeftovers();

  it('leaves nothing behind, and its key stood in no command line and no file', async () => {
    const home = await app({ '/': '<h1>in</h1><script src="/slow"></script>' });
    const stop = new AbortController();
    const looking = look(browser, { ...withClient, url: home.origin }, { signal: stop.signal });
    while (home.asked.length === 0) await sleep(50);
    const commands = (await descendants()).map(({ command }) => command).join('\n');
    expect(commands).toContain('--plumbline-browser');
    expect(commands).toContain('--ignore-certificate-errors-spki-list=');
    const secret = client.key.split('\n')[1] ?? '';
    expect(commands).not.toContain(secret);
    expect(commands).not.toMatch(/[0-9a-f]{32}\.gate/);
    expect(filesHolding(leftovers.folder(), secret.slice(0, 40))).toBe('');
    stop.abort();
    const { failure } = await looking;
    expect(failure?.failureCause).toBe('cancelled');
    await leftovers.gone();
    await expect.poll(home.open).toBe(0);
  });
});

function filesHolding(folder: string, text: string): string {
  try {
    return execFileSync('/usr/bin/grep', ['-rlF', '--', text, folder]).toString();
  } catch {
    return ''; // grep ends so where there is none
  }
}
