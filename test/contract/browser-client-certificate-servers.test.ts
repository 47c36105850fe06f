import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { browser } from '../../probes/browser/index.ts';
import { browserMissing, chromium, pageOf } from '../support/browser.ts';
import { contract } from '../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../support/debian-server.ts';
import { makeCertificate, type Made } from '../support/http-certificates.ts';
import { look } from '../support/http-task.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const root = await makeCertificate({ name: 'Server Root', authority: true });
const clientRoot = await makeCertificate({ name: 'Client Root', authority: true });
const identity = await makeCertificate({ name: 'server', issuer: root });
const client = await makeCertificate({ name: 'client', issuer: clientRoot, purpose: 'client' });
const stranger = await makeCertificate({ name: 'stranger', purpose: 'client' });
const pem = (made: Made) => ({ certificate: made.pem, key: made.key });
const own = { executablePath: chromium, settleWithin: 500, loadWithin: 8000, ca: root.pem };

async function files({ put }: ServerHome) {
  return {
    cert: await put('server.pem', identity.pem),
    key: await put('server.key', identity.key),
    clients: await put('clients.pem', clientRoot.pem),
  };
}

const missing = (program: string, name: string): string | null =>
  browserMissing(chromium) ?? debianMissing([program], name);

const nginx = '/usr/sbin/nginx';
contract('required', 'nginx that asks a browser for its certificate', missing(nginx, 'nginx'), () => {
  const server = sharedServer({
    program: nginx,
    args: async (home) => {
      const { cert, key, clients } = await files(home);
      const { folder } = home;
      const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${folder};`);
      const config = await home.put(
        'nginx.conf',
        `daemon off; pid ${join(folder, 'nginx.pid')}; error_log stderr; worker_processes 1;
        events { worker_connections 64; }
        http { access_log off; default_type text/html; ${places.join(' ')}
          server { listen 127.0.0.1:${String(home.port)} ssl http2;
            ssl_certificate ${cert}; ssl_certificate_key ${key};
            ssl_client_certificate ${clients}; ssl_verify_client on;
            return 200 '<title>$ssl_client_s_dn</title><h1>in</h1>'; } }`,
      );
      return ['-c', config, '-p', folder];
    },
  });
  const open = (settings: Record<string, unknown>) =>
    look(browser, { ...own, url: `https://127.0.0.1:${String(server().port)}/`, ...settings });

  it('knows whose it is', async () => {
    const { answer, failure } = await open({ clientCertificate: pem(client) });
    expect(failure).toBeNull();
    expect(pageOf(answer?.facts)).toMatchObject({ status: 200, title: 'CN=client', protocol: 'h2' });
  });

  it.each([
    ['tls-client-certificate-required', {}],
    ['tls-client-certificate-rejected', { clientCertificate: pem(stranger) }],
  ])('answers 400 with %s otherwise', async (cause, settings) => {
    const { failure } = await open(settings);
    expect(failure).toMatchObject({ failureCause: cause, params: { host: '127.0.0.1', status: 400 } });
  });
});

const openssl = '/usr/bin/openssl';
describe.each(['1_2', '1_3'] as const)('OpenSSL itself, TLS %s', (version) => {
  contract('required', 'openssl s_server asks a browser for its certificate', missing(openssl, 'openssl'), () => {
    const server = sharedServer({
      program: openssl,
      args: async (home) => {
        const { cert, key, clients } = await files(home);
        const verify = ['-Verify', '2', '-verify_return_error', `-tls${version}`, '-quiet', '-www'];
        const files12 = ['-cert', cert, '-key', key, '-CAfile', clients];
        return ['s_server', '-accept', `127.0.0.1:${String(home.port)}`, ...files12, ...verify];
      },
    });
    const open = (settings: Record<string, unknown>) =>
      look(browser, { ...own, url: `https://127.0.0.1:${String(server().port)}/`, ...settings });

    it('demands one', async () => {
      const { failure } = await open({});
      expect(failure).toMatchObject({ failureCause: 'tls-client-certificate-required' });
    });

    it('refuses one, and it is said which', async () => {
      const { failure } = await open({ clientCertificate: pem(stranger) });
      expect(failure).toMatchObject({
        failureCause: 'tls-client-certificate-rejected',
        params: { shown: { value: 'CN=stranger' } },
      });
    });

    it('takes the right one, from a PKCS #12 file with a passphrase', async () => {
      const { put, folder } = server();
      const [certificate, key] = [await put('client.pem', client.pem), await put('client.key', client.key)];
      const bundle = join(folder, 'client.p12');
      const packed = ['pkcs12', '-export', '-in', certificate, '-inkey', key, '-out', bundle, '-passout', 'pass:opens'];
      execFileSync(openssl, packed);
      const { answer, failure, touched } = await open({
        clientCertificate: { certificate: bundle, passphrase: 'opens' },
      });
      expect(failure).toBeNull();
      expect(pageOf(answer?.facts).status).toBe(200);
      expect(touched).toContain(`file ${bundle}`);
      expect(JSON.stringify(touched)).not.toContain('opens');
    });
  });
});
