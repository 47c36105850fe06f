import { afterEach, describe, expect, it } from 'vitest';
import { mongodb } from '../../../probes/mongodb/index.ts';
import { startTcp, type TestServer } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { startMongo, type MongoOptions } from './mongo-server.ts';
import { noReference } from '../../support/no-reference.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function visit(options: MongoOptions, settings: object = {}) {
  const server = await startMongo(options);
  servers.push(server);
  const looked = await look(mongodb, { host: '127.0.0.1', port: server.port, answerWithin: 1000, ...settings });
  return { ...looked, server };
}

const none = noReference;

describe('a server', () => {
  it('that stands alone', async () => {
    const { answer, failure, touched } = await visit({});
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      product: 'MongoDB',
      version: '7.0.5',
      modules: ['enterprise'],
      wireVersion: { least: 0, most: 21 },
      role: 'standalone',
      replicaSet: null,
      readOnly: false,
      clock: '2026-03-04T05:06:07.000Z',
      loggedIn: false,
    });
    expect(answer?.gaps).toEqual([]);
    expect(touched.map((line) => line.replace(/^request \S+ /, ''))).toEqual(['isMaster helloOk', 'buildInfo']);
    const derived = mongodb.derive?.(answer?.facts ?? {}, { now: 0, timeZone: 'UTC', reference: none });
    expect(derived?.facts).toEqual({ versionAtLeast: '7.0' });
  });

  it('that belongs to a replica set', async () => {
    const hello = {
      setName: 'rs0',
      hosts: ['db2.example:27017', 'db1.example:27017'],
      arbiters: ['db3.example:27017'],
      primary: 'db1.example:27017',
      me: 'db2.example:27017',
      ismaster: false,
      secondary: true,
    };
    const { answer } = await visit({ hello });
    expect(answer?.facts).toMatchObject({
      role: 'secondary',
      replicaSet: {
        name: 'rs0',
        primary: 'db1.example:27017',
        hosts: ['db1.example:27017', 'db2.example:27017', 'db3.example:27017'],
        me: 'db2.example:27017',
      },
    });
  });

  it.each([
    [{ msg: 'isdbgrid' }, 'mongos'],
    [{ setName: 'rs0' }, 'primary'],
    [{ setName: 'rs0', ismaster: false, arbiterOnly: true }, 'arbiter'],
    [{ setName: 'rs0', ismaster: false }, 'other'],
    [{ isreplicaset: true, ismaster: false }, 'other'],
  ])('that says %j is %s', async (hello, role) => {
    const { answer } = await visit({ hello });
    expect(answer?.facts.role).toBe(role);
  });

  it.each([
    [{ build: { version: '7.0.77', ferretdb: { version: 'v2.1.0' }, modules: [], ok: 1 } }, 'FerretDB', '2.1.0'],
    [{ build: { version: '6.0.42', ferretdbVersion: 'v1.24.0', ok: 1 } }, 'FerretDB', '1.24.0'],
    [{ hello: { me: 'x.mongo.cosmos.azure.com:10255', setName: 'globaldb' } }, 'Azure Cosmos DB', undefined],
    [
      { hello: { hosts: ['a.c1.eu-west-1.docdb.amazonaws.com:27017'], setName: 'rs0' } },
      'Amazon DocumentDB',
      undefined,
    ],
  ])('%j is %s', async (options, product, productVersion) => {
    const { answer } = await visit(options);
    expect(answer?.facts).toMatchObject({ product });
    expect(answer?.facts.productVersion).toBe(productVersion);
  });

  it('that keeps its version to itself leaves a gap', async () => {
    const { answer } = await visit({ build: { ok: 0, code: 13, errmsg: 'requires authentication' } });
    const unseen = { reason: 'not-permitted', detail: 'requires authentication' } as const;
    const paths = ['product', 'version', 'productVersion', 'modules'];
    expect(answer?.gaps).toEqual(paths.map((path) => ({ path, ...unseen })));
    expect(answer?.facts.product).toBeUndefined();
  });

  it('of an old release is asked in the old way', async () => {
    const { answer } = await visit({ hello: { maxWireVersion: 5 }, build: { version: '3.4.24', ok: 1 } });
    expect(answer?.facts).toMatchObject({ version: '3.4.24', wireVersion: { most: 5 } });
  });
});

describe('a login', () => {
  const password = 'test-mongo-password';
  const options = {
    account: ['app', password],
    hello: { saslSupportedMechs: ['SCRAM-SHA-256', 'SCRAM-SHA-1'] },
  } as const;

  it('is made by SCRAM-SHA-256, without the password', async () => {
    const { answer, failure, server } = await visit(options, { user: 'app', password });
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ loggedIn: true, loginMechanisms: ['SCRAM-SHA-1', 'SCRAM-SHA-256'] });
    expect(server.received()).not.toContain(password);
  });

  it('may end in a round of its own, before 4.4', async () => {
    const { answer, touched } = await visit({ ...options, ends: 'empty-round' }, { user: 'app', password });
    expect(answer?.facts.loggedIn).toBe(true);
    expect(touched.filter((line) => line.endsWith('saslContinue'))).toHaveLength(2);
    expect(touched.filter((line) => line.startsWith('account app'))).toHaveLength(1);
  });

  it('that does not end is none', async () => {
    const { failure } = await visit({ ...options, ends: 'never' }, { user: 'app', password });
    expect(failure?.failureCause).toBe('reply-not-understood');
    expect(failure?.learnt.facts).toMatchObject({ loggedIn: false });
  });

  it('that is refused is named', async () => {
    const { failure } = await visit(options, { user: 'app', password: 'wrong' });
    expect(failure).toMatchObject({ failureCause: 'login-denied', phase: 'login', params: { account: 'app' } });
    expect(failure?.learnt.facts).toMatchObject({ role: 'standalone' });
  });
});

describe('what is no MongoDB', () => {
  hostileServers((port) => look(mongodb, { host: '127.0.0.1', port, answerWithin: 300 }));

  const head = (size: string, opcode = '01000000') => `${size} 00000000 01000000 ${opcode} ${'00'.repeat(20)}`;

  it.each([
    ['a document that ends too early', `${head('29000000')} ff00000000`, 'reply-not-understood'],
    ['a text longer than the document', `${head('30000000')} 0c000000 02 6100 ff0000 00 00`, 'reply-not-understood'],
    ['another number', '15000000 00000000 09000000 01000000 0000000000', 'protocol-not-spoken'],
    ['a length that is none', '01000000 00000000 01000000 01000000', 'protocol-not-spoken'],
  ])('answers with %s', async (_name, reply, cause) => {
    const server = await startTcp((socket) => {
      socket.once('data', () => socket.write(Buffer.from(reply.replaceAll(' ', ''), 'hex')));
    });
    servers.push(server);
    const { failure } = await look(mongodb, { host: '127.0.0.1', port: server.port, answerWithin: 300 });
    expect(failure?.failureCause).toBe(cause);
  });
});
