import { describe, expect, it } from 'vitest';
import { zookeeper } from '../../../probes/zookeeper/index.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer, takesConnections, type ServerHome } from '../../support/debian-server.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { startTcp } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';

const program = '/usr/bin/java';
const library = '/usr/share/java/zookeeper.jar';
const netty = '/usr/share/java/netty-codec.jar';

/** As zkServer.sh starts it, with a small heap and without its log. */
async function server(home: ServerHome, more: readonly string[] = []): Promise<readonly string[]> {
  const configuration = await home.put(
    'zoo.cfg',
    [
      ...[`dataDir=${home.folder}/data`, `clientPort=${String(home.port)}`, 'clientPortAddress=127.0.0.1'],
      ...['tickTime=2000', 'maxClientCnxns=70', 'admin.enableServer=false', '4lw.commands.whitelist=srvr,mntr,conf'],
      ...more,
    ].join('\n'),
  );
  const libraries = [library, netty, '/usr/share/java/slf4j-nop.jar'].join(':');
  return [
    ...['-Xmx64m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', libraries],
    ...['org.apache.zookeeper.server.quorum.QuorumPeerMain', configuration],
  ];
}

/** It takes connections before it serves. */
async function lookWhenUp(settings: object) {
  for (;;) {
    const looked = await look(zookeeper, { host: '127.0.0.1', ...settings });
    if (looked.failure?.failureCause !== 'server-starting') return looked;
  }
}

contract('required', 'ZooKeeper of this distribution', debianMissing([program, library], 'zookeeper'), () => {
  const running = sharedServer({ program, args: (home) => server(home) });

  it('tells version, mode, load and configuration, and what its list of words leaves out', async () => {
    const { answer, failure, touched } = await lookWhenUp({ port: running().port });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      mode: 'standalone',
      outstanding: 0,
      monitor: { watches: 0 },
      configuration: { tickTime: 2000, maxClientCnxns: 70, minSessionTimeout: 4000, members: [] },
    });
    expect(answer?.facts.version).toMatch(/^3\.\d+\.\d+$/);
    expect(answer?.facts.znodes).toBeGreaterThan(0);
    expect(answer?.facts.monitor?.mostFiles).toBeGreaterThan(0);
    expect(answer?.gaps).toEqual([
      { path: 'ok', reason: 'not-permitted', detail: 'ruok is not executed because it is not in the whitelist.' },
    ]);
    const at = `request 127.0.0.1:${String(running().port)}`;
    expect(touched).toEqual([`${at}: srvr`, `${at}: mntr`, `${at}: conf`, `${at}: ruok`]);
  });
});

contract('required', 'ZooKeeper with TLS', debianMissing([program, library, netty], 'zookeeper'), () => {
  const secured = { port: 0, ca: '', file: '', key: '' };
  const running = sharedServer({
    program,
    args: async (home) => {
      const issuer = await makeCertificate({ name: 'Ensemble Root', authority: true });
      const own = await makeCertificate({ name: 'zk', issuer, names: ['127.0.0.1'] });
      const client = await makeCertificate({ name: 'audit', issuer, purpose: 'client' });
      secured.port = await home.morePort();
      secured.ca = await home.put('ca.pem', issuer.pem);
      secured.file = await home.put('client.pem', client.pem);
      secured.key = await home.put('client.key', client.key);
      return server(home, [
        ...['serverCnxnFactory=org.apache.zookeeper.server.NettyServerCnxnFactory'],
        ...[`secureClientPort=${String(secured.port)}`, 'secureClientPortAddress=127.0.0.1'],
        `ssl.keyStore.location=${await home.put('own.pem', `${own.key}${own.pem}`)}`,
        `ssl.trustStore.location=${secured.ca}`,
      ]);
    },
    ready: async ({ port }) => (await takesConnections(port)) && takesConnections(secured.port),
  });
  const shown = () => ({ certificate: secured.file, keyFile: secured.key });
  const overTls = (more: object = {}) => ({ port: secured.port, tls: 'verify', ca: secured.ca, ...more });

  it('asks each word over a connection of its own, with the certificate the server asks for', async () => {
    const { answer, failure, touched } = await lookWhenUp(overTls({ clientCertificate: shown() }));
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      mode: 'standalone',
      tls: { version: expect.stringMatching(/^TLSv1\.[23]$/) as string },
      certificate: { subject: 'CN=zk', trusted: true, hostMatches: true },
      monitor: { watches: 0 },
      configuration: { tickTime: 2000 },
    });
    const at = `request 127.0.0.1:${String(secured.port)}`;
    expect(touched.filter((line) => line.startsWith('request'))).toEqual(
      ['srvr', 'mntr', 'conf', 'ruok'].map((word) => `${at}: ${word}`),
    );
  });

  it('says that the server asks for a certificate, and that its own is of no known authority', async () => {
    expect((await lookWhenUp(overTls())).failure).toMatchObject({ failureCause: 'tls-client-certificate-required' });
    const { failure } = await lookWhenUp({ port: secured.port, tls: 'verify', clientCertificate: shown() });
    expect(failure?.failureCause).toMatch(/^certificate-/);
  });

  it('tells the plain port and the one with TLS apart', async () => {
    expect((await lookWhenUp({ port: running().port })).answer?.facts).toMatchObject({ mode: 'standalone', tls: null });
    const plain = await look(zookeeper, { host: '127.0.0.1', port: secured.port, answerWithin: 1000 });
    expect(plain.failure?.failureCause).toMatch(/^(?:protocol-not-spoken|connection-lost|no-answer)$/);
    const tls = await look(zookeeper, { host: '127.0.0.1', port: running().port, tls: 'require' });
    expect(tls.failure).toMatchObject({ phase: 'tls' });
  });
});

/** Answers each word. */
function answering(replies: Readonly<Record<string, string>>) {
  return startTcp((socket) => {
    socket.once('data', (word) => socket.end(replies[word.toString()] ?? ''));
  });
}

describe('a member of an ensemble', () => {
  it('tells the others, and gaps where a word is not answered', async () => {
    const fake = await answering({
      srvr: 'Zookeeper version: 3.4.14-4c25d480e66aadd371de8bd2fd8da255ac140bcf, built on 03/06/2019 16:18 GMT\nLatency min/avg/max: 0/1/25\nReceived: 9\nSent: 8\nConnections: 4\nOutstanding: 0\nZxid: 0x100000004\nMode: leader\nNode count: 12\nProposal sizes last/min/max: 32/32/36\n',
      mntr: 'zk_version\t3.4.14\nzk_followers\t2\nzk_synced_followers\t1\nzk_watch_count\t7\n',
      conf: 'clientPort=2181\nserverId=1\ntickTime=2000\nserver.1=zk-1:2888:3888:participant\nserver.2=zk-2:2888:3888:participant\n',
    });
    const { answer } = await look(zookeeper, { host: '127.0.0.1', port: fake.port });
    await fake.stop();
    expect(answer?.facts).toMatchObject({
      version: '3.4.14',
      mode: 'leader',
      latency: { average: 1, most: 25 },
      monitor: { followers: 2, syncedFollowers: 1, watches: 7 },
      configuration: { serverId: 1, members: [expect.any(String), expect.any(String)] },
    });
    expect(answer?.gaps).toEqual([{ path: 'ok', reason: 'not-reached', detail: null }]);
  });

  it('is not ready without a quorum', async () => {
    const fake = await answering({ srvr: 'This ZooKeeper instance is not currently serving requests\n' });
    const { failure } = await look(zookeeper, { host: '127.0.0.1', port: fake.port });
    await fake.stop();
    expect(failure?.failureCause).toBe('server-starting');
  });
});

describe('what is no ZooKeeper', () => {
  hostileServers((port) => look(zookeeper, { host: '127.0.0.1', port, answerWithin: 300 }));
});
