import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { browser } from '../../probes/browser/index.ts';
import { browserMissing, chromium, pageOf } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { makeCertificate, type Made } from '../support/http-certificates.ts';
import { startTls, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const authority = await makeCertificate({ name: 'Customer Root', authority: true });
const between = await makeCertificate({ name: 'Customer Issuing', authority: true, issuer: authority });

const servers: TestServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.stop();
});

/** A page that asks its own server for a script. */
async function serve(certificate: Made): Promise<string> {
  const server = await startTls({ key: certificate.key, cert: certificate.pem + between.pem }, (socket) => {
    socket.once('data', (data: Buffer) => {
      const isScript = data.toString().startsWith('GET /app.js');
      const body = isScript ? 'document.body.append(" and a script")' : '<h1>page</h1><script src="/app.js"></script>';
      const type = isScript ? 'text/javascript' : 'text/html';
      const head = ['HTTP/1.1 200 OK', `content-type: ${type}`, `content-length: ${String(body.length)}`];
      socket.end([...head, 'connection: close', '', body].join('\r\n'));
    });
  });
  servers.push(server);
  return `https://127.0.0.1:${String(server.port)}/`;
}

const own = { executablePath: chromium, settleWithin: 500, loadWithin: 8000 };

contract('required', 'pages with a certificate of a private authority, in Chromium', browserMissing(chromium), () => {
  it('are opened where the settings name the authority, as text or as a file, and not otherwise', async () => {
    const url = await serve(await makeCertificate({ name: 'app', issuer: between }));
    const text = await look(browser, { ...own, url, ca: authority.pem });
    expect(text.failure).toBeNull();
    const page = pageOf(text.answer?.facts);
    expect(page).toMatchObject({ status: 200, certificate: { subject: 'app' } });
    expect(page.failedRequests).toEqual([]);
    const ca = join(await temporaryFolder(), 'root.pem');
    await writeFile(ca, authority.pem);
    const file = await look(browser, { ...own, url, ca });
    expect(file.failure).toBeNull();
    expect(file.touched).toContain(`file ${ca}`);
    const without = await look(browser, { ...own, url });
    expect(without.failure).toMatchObject({ failureCause: 'certificate-untrusted' });
  });

  it.each([
    ['certificate-expired', { until: -1, from: -30 }],
    ['certificate-wrong-host', { names: ['other.example'] }],
  ])('are refused with %s, authority or not', async (cause, fault) => {
    const url = await serve(await makeCertificate({ name: 'app', issuer: between, ...fault }));
    const { failure } = await look(browser, { ...own, url, ca: authority.pem });
    expect(failure).toMatchObject({ failureCause: cause });
  });

  it('are refused where another authority is named', async () => {
    const other = await makeCertificate({ name: 'Other Root', authority: true });
    const url = await serve(await makeCertificate({ name: 'app', issuer: between }));
    const { failure } = await look(browser, { ...own, url, ca: other.pem });
    expect(failure).toMatchObject({ failureCause: 'certificate-untrusted' });
  });

  it('do not cover for another place that shows the same key with an expired certificate', async () => {
    const sound = await makeCertificate({ name: 'app', issuer: between });
    const old = await makeCertificate({ name: 'old', issuer: between, keyOf: sound, until: -1, from: -30 });
    const [url, second] = [await serve(sound), await serve(old)];
    const { failure } = await look(browser, { ...own, url, allowOrigins: [second], ca: authority.pem });
    expect(failure).toMatchObject({ failureCause: 'certificate-expired' });
  });

  it('say before anything is dialled that a file of authorities is missing', async () => {
    const { failure } = await look(browser, { ...own, url: 'https://127.0.0.1:1/', ca: '/nowhere/root.pem' });
    expect(failure).toMatchObject({ failureCause: 'file-missing', phase: 'settings' });
  });
});
