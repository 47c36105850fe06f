import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import { memcached } from '../../probes/memcached/index.ts';
import { tls } from '../../probes/tls/index.ts';
import { tlsReplyOf } from '../../src/kit/ladder/tls-reply.ts';
import { contract } from '../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../support/debian-server.ts';
import { makeCertificate, type Made } from '../support/http-certificates.ts';
import { startTls } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';

const made = Promise.all([
  makeCertificate({ name: 'Server Root', authority: true }),
  makeCertificate({ name: 'Client Root', authority: true }),
]).then(async ([root, clientRoot]) => ({
  root,
  clientRoot,
  server: await makeCertificate({ name: 'server', issuer: root, names: ['127.0.0.1', 'api.example'] }),
  client: await makeCertificate({ name: 'client', issuer: clientRoot, purpose: 'client' }),
  stranger: await makeCertificate({ name: 'stranger', purpose: 'client' }),
}));

let root: Made;
let client: Made;
let stranger: Made;
beforeAll(async () => {
  ({ root, client, stranger } = await made);
});

async function files({ put }: ServerHome) {
  const { server, root: authority, clientRoot } = await made;
  return {
    cert: await put('server.pem', server.pem + authority.pem),
    key: await put('server.key', server.key),
    clients: await put('clients.pem', clientRoot.pem),
  };
}

const pem = (certificate: Made) => ({ certificate: certificate.pem, key: certificate.key });

const nginx = '/usr/sbin/nginx';
contract('required', 'nginx of this distribution asks for client certificates', debianMissing([nginx], 'nginx'), () => {
  let rejecting = 0;
  const server = sharedServer({
    program: nginx,
    args: async (home) => {
      const { cert, key, clients } = await files(home);
      rejecting = await home.morePort();
      const secured = `ssl_certificate ${cert}; ssl_certificate_key ${key}; ssl_protocols TLSv1.2 TLSv1.3;`;
      const config = await home.put(
        'nginx.conf',
        `daemon off; pid ${join(home.folder, 'nginx.pid')}; error_log stderr; worker_processes 1;
        events { worker_connections 64; }
        http {
          access_log off; client_body_temp_path ${home.folder}; proxy_temp_path ${home.folder};
          fastcgi_temp_path ${home.folder}; uwsgi_temp_path ${home.folder}; scgi_temp_path ${home.folder};
          server { listen 127.0.0.1:${String(home.port)} ssl; ${secured} ssl_client_certificate ${clients};
            ssl_verify_client on; return 200 ok; }
          server { listen 127.0.0.1:${String(rejecting)} ssl default_server; ssl_reject_handshake on; }
          server { listen 127.0.0.1:${String(rejecting)} ssl; server_name api.example; ${secured} return 200 ok; }
        }`,
      );
      return ['-c', config, '-p', home.folder];
    },
  });
  const ask = (settings: Record<string, unknown>, port = server().port) =>
    look(http, { url: `https://127.0.0.1:${String(port)}/`, ca: root.pem, ...settings });

  it('lets in who shows a certificate', async () => {
    const { answer, failure } = await ask({ clientCertificate: pem(client) });
    expect(failure).toBeNull();
    expect(answer?.facts.status).toBe(200);
  });

  it('says in HTTP that there is none, and that it is the wrong one', async () => {
    const causes: (string | null)[] = [];
    for (const settings of [{}, { clientCertificate: pem(stranger) }]) {
      const { answer } = await ask({ ...settings, okStatus: [400] });
      causes.push(tlsReplyOf(answer?.facts.status ?? 0, answer?.facts.title ?? ''));
    }
    expect(causes).toEqual(['tls-client-certificate-required', 'tls-client-certificate-rejected']);
  });

  it('says in HTTP that it speaks TLS', async () => {
    const url = `http://127.0.0.1:${String(server().port)}/`;
    const { answer } = await look(http, { url, okStatus: [400] });
    expect(tlsReplyOf(400, answer?.facts.title ?? '')).toBe('tls-required');
  });

  it('does not know a name', async () => {
    const { failure } = await ask({}, rejecting);
    expect(failure).toMatchObject({ failureCause: 'tls-name-unknown', phase: 'tls' });
    const { answer } = await look(tls, { host: '127.0.0.1', port: rejecting, serverName: 'api.example' });
    expect(answer?.facts.certificate).toMatchObject({ subject: 'CN=server', hostMatches: true });
  });

  it('names the authorities it admits', async () => {
    const described = await look(tls, { host: '127.0.0.1', port: server().port });
    expect(described.answer?.facts).toMatchObject({
      clientCertificate: { asked: true, authorities: ['CN=Client Root'] },
      tls: { alpn: 'http/1.1' },
      versions: ['TLSv1.2', 'TLSv1.3'],
    });
  });
});

const openssl = '/usr/bin/openssl';
describe.each(['1_2', '1_3'] as const)('OpenSSL itself, TLS %s', (version) => {
  contract('required', 'openssl s_server', debianMissing([openssl], 'openssl'), () => {
    const server = sharedServer({
      program: openssl,
      args: async (home) => {
        const { cert, key, clients } = await files(home);
        const identity = ['-cert', cert, '-cert_chain', cert, '-key', key, '-CAfile', clients];
        const verify = ['-Verify', '2', '-verify_return_error', `-tls${version}`, '-quiet', '-www'];
        return ['s_server', '-accept', `127.0.0.1:${String(home.port)}`, ...identity, ...verify];
      },
    });
    const ask = (settings: Record<string, unknown>) =>
      look(http, { url: `https://127.0.0.1:${String(server().port)}/`, ca: root.pem, ...settings });

    it('demands a certificate', async () => {
      const { failure } = await ask({});
      expect(failure).toMatchObject({ failureCause: 'tls-client-certificate-required', phase: 'tls' });
    });

    it('does not accept one, and it is said which', async () => {
      const { failure } = await ask({ clientCertificate: pem(stranger) });
      expect(failure).toMatchObject({
        failureCause: 'tls-client-certificate-rejected',
        phase: 'tls',
        params: { shown: { value: 'CN=stranger' } },
      });
    });

    it('accepts the right one, from a PKCS #12 file with a passphrase', async () => {
      const { put, folder } = server();
      const [certificate, key] = [await put('client.pem', client.pem), await put('client.key', client.key)];
      const bundle = join(folder, 'client.p12');
      const made12 = ['pkcs12', '-export', '-in', certificate, '-inkey', key, '-out', bundle, '-passout', 'pass:opens'];
      execFileSync(openssl, made12);
      const { answer, failure, touched } = await ask({
        clientCertificate: { certificate: bundle, passphrase: 'opens' },
      });
      expect(failure).toBeNull();
      expect(answer?.facts.status).toBe(200);
      expect(JSON.stringify([answer, touched])).not.toContain('opens');
      const wrong = await ask({ clientCertificate: { certificate: bundle, passphrase: 'no' } });
      expect(wrong.failure).toMatchObject({
        failureCause: 'client-certificate-unusable',
        params: { note: { code: 'kit.note.client-certificate.passphrase-wrong' } },
      });
    });

    it('is told apart by a service with a protocol of its own', async () => {
      const at = { host: '127.0.0.1', port: server().port, tls: 'require', answerWithin: 2000 };
      const without = await look(memcached, at);
      expect(without.failure?.failureCause).toBe('tls-client-certificate-required');
      const wrong = await look(memcached, { ...at, clientCertificate: pem(stranger) });
      expect(wrong.failure?.failureCause).toBe('tls-client-certificate-rejected');
    });
  });
});

describe('a redirect to another place', () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  it('is followed without the client certificate', async () => {
    const shown: (string | null)[] = [];
    const { server, root: authority } = await made;
    const wanting = async (reply: string) => {
      const options = { key: server.key, cert: server.pem, requestCert: true, rejectUnauthorized: false };
      const started = await startTls({ ...options, ca: authority.pem }, (socket) => {
        shown.push(socket.getPeerX509Certificate()?.subject ?? null);
        socket.once('data', () => socket.end(reply));
      });
      stops.push(started.stop);
      return `https://127.0.0.1:${String(started.port)}/`;
    };
    const elsewhere = await wanting('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
    const url = await wanting(`HTTP/1.1 302 Found\r\nLocation: ${elsewhere}\r\nContent-Length: 0\r\n\r\n`);
    const settings = { url, ca: root.pem, clientCertificate: pem(client), redirectTo: [elsewhere] };
    const { answer } = await look(http, settings);
    expect(answer?.facts.status).toBe(200);
    expect(shown).toEqual(['CN=client', null]);
  });
});
