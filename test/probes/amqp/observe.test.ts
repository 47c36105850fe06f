import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { amqp } from '../../../probes/amqp/index.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer, takesConnections, type ServerHome } from '../../support/debian-server.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { rabbitArgs, rabbitProgram } from '../../support/message-servers.ts';

const password = 'test-broker-password';
let tlsPort = 0;
let caFile = '';

async function startRabbit(home: ServerHome): Promise<readonly string[]> {
  tlsPort = await home.morePort();
  const authority = await makeCertificate({ name: 'Test CA', authority: true });
  caFile = await home.put('ca.pem', authority.pem);
  return rabbitArgs(home, {
    certificate: await makeCertificate({ name: 'broker', issuer: authority }),
    plainPort: home.port,
    tlsPort,
    password,
    virtualHosts: ['orders'],
    permission: { vhost: 'orders', read: '^orders\\.' },
    queues: ['orders.new', 'payments'],
  });
}

contract('required', 'RabbitMQ of this distribution', debianMissing([rabbitProgram], 'rabbitmq-server'), () => {
  const server = sharedServer({ program: '/usr/bin/env', args: startRabbit, ready: () => takesConnections(tlsPort) });
  const target = (more: object = {}) => ({ host: '127.0.0.1', port: server().port, ...more });
  const account = { user: 'app', password, vhost: 'orders' };

  it('tells product, version and cluster without a login', async () => {
    const { answer, failure, touched } = await look(amqp, target());
    expect(failure).toBeNull();
    const facts = answer?.facts;
    expect(facts).toMatchObject({ product: 'RabbitMQ', tls: null });
    expect(facts?.version).toMatch(/^3\.\d+\.\d+/);
    expect(facts?.platform).toContain('Erlang');
    expect(facts?.clusterName).toContain('plumb@');
    expect(facts?.mechanisms).toContain('PLAIN');
    expect(facts?.capabilities).toContain('publisher_confirms');
    expect(answer?.gaps).toMatchObject([
      { path: 'session', reason: 'not-reached', note: 'kit.gap.setting' },
      { path: 'queues', reason: 'not-reached', note: 'kit.gap.setting' },
    ]);
    expect(touched).toEqual([`request 127.0.0.1:${String(server().port)}: protocol header AMQP 0-9-1`]);
  });

  it('opens a virtual host over TLS and asks for queues', async () => {
    const queues = ['orders.new', 'orders.gone', 'payments'];
    const settings = { ...account, port: tlsPort, tls: 'verify', ca: caFile, queues };
    const { answer, failure, touched } = await look(amqp, target(settings));
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      session: { vhost: 'orders', channelMax: 2047, frameMax: 131_072, heartbeat: 60 },
      queues: { 'orders.new': { messages: 0, consumers: 0 } },
      certificate: { trusted: true, hostMatches: true },
    });
    expect(Object.keys(answer?.facts.queues ?? {})).toEqual(['orders.new', 'payments']);
    expect(answer?.gaps).toEqual([]);
    expect(JSON.stringify([answer, touched])).not.toContain(password);
    expect(touched.at(-1)).toMatch(/connection\.close$/);
    expect(touched.filter((line) => line.startsWith('account'))).toHaveLength(1);
    expect(await server().log()).not.toMatch(/user: 'app'\):\s+client unexpectedly closed/);
  });

  it.each([
    ['a wrong password', { password: 'wrong' }, 'login-denied'],
    ['a virtual host that is not there', { vhost: 'order' }, 'virtual-host-missing'],
    ['a virtual host that is not permitted', { vhost: '/' }, 'access-denied'],
  ])('names %s', async (_name, wrong, cause) => {
    const { failure } = await look(amqp, target({ ...account, ...wrong }));
    expect(failure).toMatchObject({ failureCause: cause, phase: 'login', params: { account: 'app' } });
    expect(failure?.learnt.facts).toMatchObject({ product: 'RabbitMQ' });
  });

  it('names a port that wants TLS, and one that has none', async () => {
    const plain = await look(amqp, target({ port: tlsPort, answerWithin: 1000 }));
    expect(plain.failure).toMatchObject({ failureCause: 'protocol-not-spoken', params: { seen: { value: 'TLS' } } });
    const { failure } = await look(amqp, target({ tls: 'require' }));
    expect(failure?.failureCause).toBe('tls-not-spoken');
  });
});

describe('what is no AMQP 0-9-1', () => {
  hostileServers((port) => look(amqp, { host: '127.0.0.1', port, answerWithin: 300 }));
});

const servers: { readonly close: () => void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A broker of the test: answers each thing it gets with the next of these bytes. */
async function answering(...answers: readonly Buffer[]): Promise<number> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    const left = [...answers];
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', () => {
      const next = left.shift();
      if (next === undefined) socket.end();
      else socket.write(next);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  });
  const at = server.address();
  return typeof at === 'object' && at !== null ? at.port : 0;
}

const frame = (payload: string): Buffer => {
  const bytes = Buffer.from(payload.replaceAll(' ', ''), 'hex');
  const size = Buffer.alloc(4);
  size.writeUInt32BE(bytes.length);
  return Buffer.concat([Buffer.from([1, 0, 0]), size, bytes, Buffer.from([0xce])]);
};
/** connection.start with no properties, PLAIN, en_US. */
const start = frame('000a 000a 00 09 00000000 00000005 504c41494e 00000005 656e5f5553');

describe('a broker that behaves differently', () => {
  const settings = (port: number) => ({ host: '127.0.0.1', port, answerWithin: 300 });
  const account = { user: 'app', password, vhost: 'orders' };

  it('names one that speaks AMQP 1.0 only', async () => {
    const port = await answering(Buffer.from('AMQP\x00\x01\x00\x00', 'latin1'));
    const { failure } = await look(amqp, settings(port));
    expect(failure).toMatchObject({
      failureCause: 'protocol-not-spoken',
      params: { protocol: 'AMQP 0-9-1', seen: { value: 'AMQP 1.0' } },
    });
  });

  it('leaves gaps for what one does not say of itself', async () => {
    const { answer } = await look(amqp, settings(await answering(start)));
    expect(answer?.facts).toMatchObject({ mechanisms: ['PLAIN'], capabilities: [] });
    const paths = answer?.gaps?.map(({ path }) => path);
    expect(paths).toEqual(['product', 'version', 'platform', 'clusterName', 'session', 'queues']);
  });

  it('takes a connection closed after the password for a refusal', async () => {
    const { failure } = await look(amqp, { ...settings(await answering(start)), ...account });
    expect(failure?.failureCause).toBe('login-denied');
  });

  it('takes it for a lost connection where the broker would have said why', async () => {
    const names = { capabilities: Buffer.from('capabilities'), saysWhy: Buffer.from('authentication_failure_close') };
    const told = (bytes: Buffer) => `${bytes.length.toString(16).padStart(2, '0')}${bytes.toString('hex')}`;
    const table = (content: string) => `${(content.length / 2).toString(16).padStart(8, '0')}${content}`;
    const properties = table(`${told(names.capabilities)}46${table(`${told(names.saysWhy)}7401`)}`);
    const modern = frame(`000a 000a 00 09 ${properties} 00000005 504c41494e 00000005 656e5f5553`);
    const { failure } = await look(amqp, { ...settings(await answering(modern)), ...account });
    expect(failure?.failureCause).toBe('connection-lost');
  });

  it('sends no password where PLAIN is not offered', async () => {
    const external = frame('000a 000a 00 09 00000000 00000008 45585445524e414c 00000005 656e5f5553');
    const { failure, touched } = await look(amqp, { ...settings(await answering(external)), ...account });
    expect(failure?.failureCause).toBe('login-method-unsupported');
    expect(touched.join()).not.toContain('start-ok');
  });

  it('leaves a gap for a queue that belongs to another connection', async () => {
    const rest = [
      frame('000a 001e 07ff 00020000 003c'), // connection.tune
      frame('000a 0029 00'), // connection.open-ok
      frame('0014 000b 00000000'), // channel.open-ok
      frame('0014 0028 0195 06 6c6f636b6564 0032 000a'), // channel.close 405 locked
      frame('000a 0033'), // connection.close-ok
    ];
    const port = await answering(start, Buffer.concat(rest));
    const { answer } = await look(amqp, { ...settings(port), ...account, queues: ['orders.new'] });
    expect(answer?.facts).toMatchObject({ session: { channelMax: 2047, heartbeat: 60 }, queues: {} });
    expect(answer?.gaps?.at(-1)).toEqual({ path: 'queues["orders.new"]', reason: 'not-permitted', detail: 'locked' });
  });

  it.each([
    ['ends a table beyond the frame', '000a 000a 00 09 0000ffff'],
    ['nests tables without end', `000a 000a 00 09 000000ff ${'01 61 46 000000f0'.repeat(20)} ${'00'.repeat(200)}`],
    ['answers another method', '000a 0029'],
  ])('refuses one that %s', async (_name, payload) => {
    const { failure } = await look(amqp, settings(await answering(frame(payload))));
    expect(failure?.failureCause).toBe('reply-not-understood');
  });
});

it('asks for user and password together', () => {
  const wrong = amqp.settings.safeParse({ host: 'mq', user: 'app' });
  expect(wrong.error?.issues).toMatchObject([{ path: ['password'], message: 'service.half-account' }]);
  const lonely = amqp.settings.safeParse({ host: 'mq', queues: ['a'] });
  expect(lonely.error?.issues).toMatchObject([{ path: ['queues'], message: 'amqp.queues-need-login' }]);
});
