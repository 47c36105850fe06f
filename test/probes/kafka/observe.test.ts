import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { kafka } from '../../../probes/kafka/index.ts';
import { secretsFromRecord } from '../../../src/run/secrets.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { reply as saying, startTcp, startTls, type TestServer } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { tunnel } from '../../support/proxies.ts';
import { anyProbe, makeTask, runTasks } from '../../support/run-plan.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startBroker, type BrokerOptions } from './kafka-broker.ts';
import { noReference } from '../../support/no-reference.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function visit(options: BrokerOptions, settings: object = {}) {
  const server = await startBroker(options);
  servers.push(server);
  const looked = await look(kafka, { host: '127.0.0.1', port: server.port, answerWithin: 500, ...settings });
  return { ...looked, server };
}

const none = noReference;
const password = 'test-kafka-password';
const account = { user: 'app', password };

describe('a broker', () => {
  it('tells requests, cluster and where it sends clients', async () => {
    const brokers = [
      [2, 'kafka2.example', 9093, 'b'],
      [1, 'kafka1.example', 9092, null],
    ] as const;
    const { answer, failure, touched } = await visit({ brokers });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      apis: { Fetch: { least: 0, most: 16 }, '999': { least: 0, most: 1 } },
      clusterId: 'MkU3OEVBNTcwNTJENDM2Qk',
      controller: 1,
      brokers: [
        { id: 1, host: 'kafka1.example', port: 9092, rack: null },
        { id: 2, host: 'kafka2.example', port: 9093, rack: 'b' },
      ],
      advertised: ['kafka1.example:9092', 'kafka2.example:9093'],
    });
    expect(answer?.gaps).toMatchObject([
      { path: 'topics', note: 'kit.gap.unnamed' },
      { path: 'reach', note: 'kit.gap.unnamed' },
    ]);
    expect(touched).toHaveLength(2);
    const derived = kafka.derive?.(answer?.facts ?? {}, { now: 0, timeZone: 'UTC', reference: none });
    expect(derived?.facts).toEqual({ versionAtLeast: '3.7' });
  });

  it('tells of topics what is there, what is behind and what is hidden', async () => {
    const topics = {
      orders: [
        [1, [1, 2, 3], [1, 2, 3]],
        [2, [2, 3], [2]],
        [-1, [3, 1, 2], []],
      ],
    } as const;
    const { answer, touched } = await visit(
      { topics, hidden: ['payroll'] },
      { topics: ['orders', 'order', 'payroll'] },
    );
    expect(answer?.facts.topics).toEqual({ orders: { partitions: 3, replicas: 2, underReplicated: 2, offline: 1 } });
    expect(answer?.gaps?.[0]).toEqual({ path: 'topics.payroll', reason: 'not-permitted', detail: '29' });
    expect(touched.at(-1)).toContain('Metadata v4 allow_auto_topic_creation=false topics=[orders, order, payroll]');
  });

  it('is dialled where it sends clients', async () => {
    const other = await startTcp(() => undefined);
    servers.push(other);
    const open = `127.0.0.1:${String(other.port)}`;
    const { answer } = await visit({}, { alsoReach: [open, '127.0.0.1:1', 'kafka9.invalid:9092'] });
    expect(answer?.facts.reach).toEqual({
      [open]: 'reached',
      '127.0.0.1:1': 'connect-refused',
      'kafka9.invalid:9092': expect.stringMatching(/^name-/) as string,
    });
    expect(other.received()).toBe('');
  });

  it('reaches the places through the proxy of the check', async () => {
    const [other, proxy] = [await startTcp(() => undefined), await startTcp(tunnel('http'))];
    servers.push(other, proxy);
    const place = `kafka1.invalid:${String(other.port)}`;
    const through = `http://127.0.0.1:${String(proxy.port)}`;
    const { answer, failure, touched } = await visit({}, { proxy: through, alsoReach: [place, 'kafka2.invalid:1'] });
    expect(failure).toBeNull();
    expect(answer?.facts.reach).toEqual({ [place]: 'reached', 'kafka2.invalid:1': 'proxy-closed' });
    expect(other.connections()).toBe(1);
    expect(touched).toContain(`request 127.0.0.1:${String(proxy.port)}: CONNECT ${place}`);
    expect(touched.filter((line) => line.startsWith('tcp') && !line.endsWith(`:${String(proxy.port)}`))).toEqual([]);
  });

  it('reaches the places through a proxy whose authority the settings name', async () => {
    const root = await makeCertificate({ name: 'Internal CA', authority: true });
    const { pem, key } = await makeCertificate({ name: 'proxy.internal', issuer: root, names: ['127.0.0.1'] });
    const [other, proxy] = [await startTcp(() => undefined), await startTls({ key, cert: pem }, tunnel('http'))];
    servers.push(other, proxy);
    const ca = join(await temporaryFolder(), 'ca.pem');
    await writeFile(ca, root.pem);
    const place = `kafka1.invalid:${String(other.port)}`;
    const settings = { ca, proxy: `https://127.0.0.1:${String(proxy.port)}`, alsoReach: [place] };
    const { answer, failure, touched } = await visit({}, settings);
    expect(failure).toBeNull();
    expect(answer?.facts.reach).toEqual({ [place]: 'reached' });
    const declared = kafka.touches(kafka.settings.parse({ host: 'kafka1.invalid', ...settings }));
    const reads = declared.filter(({ touch }) => touch.kind === 'file').reduce((sum, { count }) => sum + count, 0);
    expect(touched.filter((line) => line.startsWith('file '))).toHaveLength(reads);
  });

  it('tries a wrong password once at a proxy that a PAC file names for the places alone', async () => {
    const open = await startTcp(tunnel('http'));
    const strict = await startTcp(
      saying('HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm="corp"\r\nContent-Length: 0\r\n\r\n'),
    );
    const server = await startBroker({});
    servers.push(open, strict, server);
    const at = ({ port }: TestServer): string => `127.0.0.1:${String(port)}`;
    const from = join(await temporaryFolder(), 'proxy.pac');
    const way = `host === '127.0.0.1' ? 'PROXY ${at(open)}' : 'PROXY ${at(strict)}'`;
    await writeFile(from, `function FindProxyForURL(url, host) { return ${way}; }`);
    const settings = {
      host: '127.0.0.1',
      port: server.port,
      proxyPac: { from, allow: [`http://${at(open)}`, `http://${at(strict)}`] },
      proxyUser: 'scan',
      proxyPassword: { $secret: 'PROXY' },
      alsoReach: ['kafka1.invalid:9092', 'kafka2.invalid:9092', 'kafka3.invalid:9092'],
    };
    const probe = anyProbe(kafka);
    const tasks = ['a', 'b', 'c'].map((check) => makeTask(probe, settings, { id: { check } }));
    const { observations } = await runTasks(tasks, [probe], { secrets: secretsFromRecord({ PROXY: 'wrong horse' }) });
    const causes = observations.map(({ failure }) => failure?.cause);
    expect(causes).toEqual(['proxy-login-denied', 'login-denied-before', 'login-denied-before']);
    expect(observations[0]?.facts).toMatchObject({ clusterId: 'MkU3OEVBNTcwNTJENDM2Qk' });
    expect(strict.received().match(/Proxy-Authorization/g)).toHaveLength(1);
  });

  it.each([
    [
      [
        [0, 0, 13],
        [1, 4, 18],
        [3, 0, 13],
      ],
      '4.1',
    ],
    [
      [
        [0, 0, 9],
        [1, 0, 12],
      ],
      '2.8',
    ],
    [
      [
        [0, 0, 2],
        [18, 0, 0],
      ],
      '0.10',
    ],
    [[], undefined],
  ] as const)('that takes %j is at least %s', async (apis, version) => {
    const { answer } = await visit({ apis });
    const derived = kafka.derive?.(answer?.facts ?? {}, { now: 0, timeZone: 'UTC', reference: none });
    expect(derived?.facts['versionAtLeast']).toBe(version);
  });

  it('leaves a gap where being asked might create a topic', async () => {
    const { answer, touched } = await visit({ apis: [[3, 0, 3]] }, { topics: ['orders'] });
    expect(answer?.gaps?.[0]).toMatchObject({ path: 'clusterId', note: 'kafka.gap.no-metadata' });
    expect(touched.join()).not.toContain('Metadata');
  });
});

describe('a login', () => {
  const mechanisms = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;

  it.each(mechanisms)('by %s', async (mechanism) => {
    const options = { mechanisms, account: ['app', password] as const };
    const { answer, failure, server, touched } = await visit(options, { ...account, mechanism });
    expect(failure).toBeNull();
    expect(touched.filter((line) => line.startsWith('account app at '))).toHaveLength(1);
    expect(answer?.facts.clusterId).not.toBeUndefined();
    expect(server.received().includes(password)).toBe(mechanism === 'PLAIN');
    const wrong = await visit(options, { ...account, password: 'wrong', mechanism });
    expect(wrong.failure).toMatchObject({ failureCause: 'login-denied', phase: 'login', params: { account: 'app' } });
    expect(wrong.failure?.learnt.facts).toHaveProperty('apis');
  });

  it('is missed where the listener wants one', async () => {
    const { failure } = await visit({ mechanisms });
    expect(failure?.failureCause).toBe('login-required');
  });

  it('by a way that is not offered is named, with those that are', async () => {
    const { failure } = await visit({ mechanisms: ['GSSAPI'] }, account);
    expect(failure).toMatchObject({
      failureCause: 'login-method-unsupported',
      params: { said: { value: 'GSSAPI' } },
    });
  });

  it('where none is wanted is named', async () => {
    const { failure } = await visit({}, account);
    expect(failure).toMatchObject({
      failureCause: 'request-refused',
      params: { note: { code: 'kafka.note.no-login-wanted' } },
    });
  });
});

describe('what is no Kafka', () => {
  hostileServers((port) => look(kafka, { host: '127.0.0.1', port, answerWithin: 300 }));

  it.each([
    ['another number', '0000000a 00000063 0000 00000000', 'protocol-not-spoken'],
    ['more items than bytes', '0000000a 00000001 0000 7fffffff', 'reply-not-understood'],
    ['an error', '0000000a 00000001 0023 00000000', 'request-refused'],
  ])('answers with %s', async (_name, reply, cause) => {
    const server = await startTcp((socket) => {
      socket.once('data', () => socket.write(Buffer.from(reply.replaceAll(' ', ''), 'hex')));
    });
    servers.push(server);
    const { failure } = await look(kafka, { host: '127.0.0.1', port: server.port, answerWithin: 300 });
    expect(failure?.failureCause).toBe(cause);
  });
});
