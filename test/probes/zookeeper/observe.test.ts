import { describe, expect, it } from 'vitest';
import { zookeeper } from '../../../probes/zookeeper/index.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer, type ServerHome } from '../../support/debian-server.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { startTcp } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';

const program = '/usr/bin/java';
const library = '/usr/share/java/zookeeper.jar';

/** As zkServer.sh starts it, with a small heap and without its log. */
async function server(home: ServerHome): Promise<readonly string[]> {
  const configuration = await home.put(
    'zoo.cfg',
    [
      ...[`dataDir=${home.folder}/data`, `clientPort=${String(home.port)}`, 'clientPortAddress=127.0.0.1'],
      ...['tickTime=2000', 'maxClientCnxns=70', 'admin.enableServer=false', '4lw.commands.whitelist=srvr,mntr,conf'],
    ].join('\n'),
  );
  return [
    ...['-Xmx64m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', `${library}:/usr/share/java/slf4j-nop.jar`],
    ...['org.apache.zookeeper.server.quorum.QuorumPeerMain', configuration],
  ];
}

contract('required', 'ZooKeeper of this distribution', debianMissing([program, library], 'zookeeper'), () => {
  const running = sharedServer({ program, args: server });

  it('tells version, mode, load and configuration, and what its list of words leaves out', async () => {
    const settings = { host: '127.0.0.1', port: running().port };
    let looked = await look(zookeeper, settings);
    // It takes connections before it serves.
    while (looked.failure?.failureCause === 'server-starting') looked = await look(zookeeper, settings);
    const { answer, failure, touched } = looked;
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
