import { describe, expect, it } from 'vitest';
import { etcd } from '../../../probes/etcd/index.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../../support/debian-server.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { startHttp } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';
import { overHttp } from '../../support/over-http.ts';

const program = '/usr/bin/etcd';

async function member({ folder, port, morePort }: ServerHome, scheme: 'http' | 'https'): Promise<readonly string[]> {
  const at = `${scheme}://127.0.0.1:${String(port)}`;
  const peers = `http://127.0.0.1:${String(await morePort())}`;
  return [
    ...['--data-dir', `${folder}/data`, '--logger', 'zap', '--listen-client-urls', at, '--advertise-client-urls', at],
    ...['--listen-peer-urls', peers, '--initial-advertise-peer-urls', peers, '--initial-cluster', `default=${peers}`],
  ];
}

contract('required', 'etcd of this distribution', debianMissing([program], 'etcd-server'), () => {
  let authority = '';
  let client: { readonly certificate: string; readonly keyFile: string } = { certificate: '', keyFile: '' };
  const plain = sharedServer({ program, args: (home) => member(home, 'http') });
  const secured = sharedServer({
    program,
    args: async (home) => {
      const issuer = await makeCertificate({ name: 'Store Root', authority: true });
      const own = await makeCertificate({ name: 'etcd', issuer, names: ['127.0.0.1'] });
      const other = await makeCertificate({ name: 'checker', issuer, purpose: 'client' });
      authority = await home.put('ca.pem', issuer.pem);
      client = {
        certificate: await home.put('client.pem', other.pem),
        keyFile: await home.put('client.key', other.key),
      };
      return [
        ...(await member(home, 'https')),
        ...['--cert-file', await home.put('own.pem', own.pem), '--key-file', await home.put('own.key', own.key)],
        ...['--client-cert-auth', '--trusted-ca-file', authority],
      ];
    },
  });

  /** It answers before it has a leader. */
  async function settled(settings: object) {
    for (;;) {
      const looked = await look(etcd, settings);
      if (looked.failure !== null || looked.answer?.facts.healthy === true) return looked;
    }
  }

  it('tells version, health and status', async () => {
    const url = `http://127.0.0.1:${String(plain().port)}`;
    const { answer, failure, touched } = await settled({ url: `${url}/` });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ unhealthyBecause: null, hasLeader: true, isLeader: true, errors: [] });
    expect(answer?.facts.version).toMatch(/^3\.\d+\.\d+/);
    expect(answer?.facts.clusterId).toMatch(/^\d+$/);
    expect(answer?.facts.database?.size).toBeGreaterThan(0);
    expect(answer?.gaps).toEqual([]);
    expect(answer?.subject).toMatch(/^etcd \d+ \d+$/);
    expect(touched).toEqual([`GET ${url}/version`, `GET ${url}/health`, `POST ${url}/v3/maintenance/status`]);
  });

  it('shows its certificate over TLS', async () => {
    const url = `https://127.0.0.1:${String(secured().port)}`;
    const { answer, failure } = await settled({ url, ca: authority, clientCertificate: client });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ certificate: { trusted: true, hostMatches: true }, healthy: true });
  });

  it('says that a client certificate is missing', async () => {
    const { failure } = await look(etcd, { url: `https://127.0.0.1:${String(secured().port)}`, ca: authority });
    expect(failure?.failureCause).toBe('tls-client-certificate-required');
  });
});

describe('a member that is not fit', () => {
  it('is told with its reason, and what an older one does not offer is a gap', async () => {
    const server = await startHttp((request, response) => {
      if (request.url === '/version') return response.end('{"etcdserver":"3.5.1","etcdcluster":"not_decided"}');
      if (request.url !== '/health') return response.writeHead(404).end('404 page not found');
      return response.writeHead(503).end('{"health":"false","reason":"RAFT NO LEADER"}');
    });
    const { answer, failure } = await look(etcd, { url: `http://127.0.0.1:${String(server.port)}` });
    await server.stop();
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ healthy: false, unhealthyBecause: 'RAFT NO LEADER' });
    expect(answer?.gaps).toContainEqual({ path: 'clusterId', reason: 'not-supported', detail: '404 Not Found' });
  });
});

describe('what is no etcd', () => {
  hostileServers((port) => look(etcd, { url: `http://127.0.0.1:${String(port)}`, answerWithin: 300 }), overHttp);

  it('is named where it answers JSON of another kind', async () => {
    const server = await startHttp((_request, response) => response.end('{"status":"UP"}'));
    const { failure } = await look(etcd, { url: `http://127.0.0.1:${String(server.port)}` });
    await server.stop();
    expect(failure).toMatchObject({
      failureCause: 'protocol-not-spoken',
      params: { protocol: 'etcd', seen: '{"status":"UP"}' },
    });
  });
});
