import type { TlsOptions, TLSSocket } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { http } from '../../probes/http/index.ts';
import { makeCertificate, type Made } from '../support/http-certificates.ts';
import { startTls, type TestServer } from '../support/http-servers.ts';
import { look } from '../support/http-task.ts';

const running: TestServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}';
const token = 'wI7-very-secret-token';

let root: Made;
let intermediate: Made;
let good: Made;
beforeAll(async () => {
  root = await makeCertificate({ name: 'Test Root', authority: true });
  intermediate = await makeCertificate({ name: 'Test Intermediate', authority: true, issuer: root });
  good = await makeCertificate({ name: 'good', issuer: intermediate });
});

async function ask(options: TlsOptions, settings: Record<string, unknown> = {}) {
  const server = await startTls(options, (socket: TLSSocket) => {
    socket.on('data', () => socket.end(answer));
  });
  running.push(server);
  const url = `https://127.0.0.1:${String(server.port)}/`;
  const looked = await look(http, { url, ca: root.pem, bearer: token, ...settings });
  return { ...looked, server };
}

const served = (leaf: Made, ...more: Made[]): TlsOptions => ({
  key: leaf.key,
  cert: [leaf, ...more].map((each) => each.pem).join(''),
});

describe('certificates', () => {
  it('accepts a good chain and describes it', async () => {
    const { answer: given, server } = await ask(served(good, intermediate));
    expect(given?.facts).toMatchObject({
      status: 200,
      tls: { version: 'TLSv1.3' },
      certificate: { subject: 'CN=good', issuer: 'CN=Test Intermediate', names: ['127.0.0.1'], selfSigned: false },
    });
    expect(given?.facts.certificate).toMatchObject({ trusted: true, hostMatches: true, verifyCode: null });
    expect(given?.facts.chain.map((link) => [link.subject, link.sent, link.signature, link.keySize])).toEqual([
      ['CN=good', true, 'sha256WithECDSA', 256],
      ['CN=Test Intermediate', true, 'sha256WithECDSA', 256],
      ['CN=Test Root', false, 'sha256WithECDSA', 256],
    ]);
    expect(server.received()).toContain(token);
  });

  it('judges dates by the clock it is given', async () => {
    const server = await startTls(served(good, intermediate), (socket) => {
      socket.on('data', () => socket.end(answer));
    });
    running.push(server);
    const url = `https://127.0.0.1:${String(server.port)}/`;
    const { failure } = await look(http, { url, ca: root.pem }, { now: Date.now() + 200 * 86_400_000 });
    expect(failure?.failureCause).toBe('certificate-expired');
  });

  it('checks the name asked for with SNI', async () => {
    const named = await makeCertificate({ name: 'named', issuer: intermediate, names: ['api.example'] });
    const { answer: given } = await ask(served(named, intermediate), { serverName: 'api.example' });
    expect(given?.facts.certificate?.hostMatches).toBe(true);
  });
});
