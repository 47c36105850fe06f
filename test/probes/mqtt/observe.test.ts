import { createHash } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { mqtt } from '../../../probes/mqtt/index.ts';
import { contract } from '../../support/contract.ts';
import { debianMissing, sharedServer, takesConnections, type ServerHome } from '../../support/debian-server.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { startTcp } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';

const program = '/usr/sbin/mosquitto';
const password = 'test-mqtt-password';
const ports = { account: 0, tls: 0, closed: 0 };
let caFile = '';

/** A line of the password file as mosquitto_passwd(1) writes it: SHA-512 over password and salt. */
function passwordLine(): string {
  const salt = Buffer.from('twelve bytes');
  const digest = createHash('sha512').update(password).update(salt).digest('base64');
  return `app:$6$${salt.toString('base64')}$${digest}\n`;
}

/** Four listeners, each with its own rules (mosquitto.conf(5)). */
async function startMosquitto({ port, put, morePort }: ServerHome): Promise<readonly string[]> {
  for (const name of ['account', 'tls', 'closed'] as const) ports[name] = await morePort();
  const authority = await makeCertificate({ name: 'Test CA', authority: true });
  const own = await makeCertificate({ name: 'broker', issuer: authority });
  caFile = await put('ca.pem', authority.pem);
  const passwordFile = await put('passwords', passwordLine());
  const config = [
    'per_listener_settings true',
    `listener ${String(port)} 127.0.0.1`,
    'allow_anonymous true',
    'max_packet_size 65536',
    `listener ${String(ports.account)} 127.0.0.1`,
    'allow_anonymous false',
    `password_file ${passwordFile}`,
    `listener ${String(ports.tls)} 127.0.0.1`,
    'allow_anonymous false',
    `password_file ${passwordFile}`,
    `certfile ${await put('own.pem', own.pem)}`,
    `keyfile ${await put('own.key', own.key)}`,
    `listener ${String(ports.closed)} 127.0.0.1`,
    'allow_anonymous true',
    `acl_file ${await put('acl', 'topic readwrite app/#\n')}`,
    'allow_zero_length_clientid true',
  ];
  return ['-c', await put('mosquitto.conf', `${config.join('\n')}\n`)];
}

contract('required', 'Mosquitto of this distribution', debianMissing([program], 'mosquitto'), () => {
  const server = sharedServer({ program, args: startMosquitto, ready: () => takesConnections(ports.closed) });
  const target = (more: object = {}) => ({ host: '127.0.0.1', port: server().port, ...more });

  it('tells its version without a login', async () => {
    const { answer, failure, touched } = await look(mqtt, target());
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ protocolVersion: '3.1.1', sessionPresent: false, product: 'mosquitto' });
    expect(answer?.facts.version).toMatch(/^2\.\d+\.\d+/);
    expect(answer?.gaps).toMatchObject([{ path: 'limits', note: 'kit.gap.setting' }]);
    expect(touched.map((line) => line.replace(/^request \S+ /, ''))).toEqual([
      'CONNECT 3.1.1 clean session',
      'SUBSCRIBE $SYS/broker/version',
      'PINGREQ',
      'DISCONNECT',
    ]);
    await expect.poll(() => server().log()).toMatch(/Client plumbline[0-9a-f]{14} disconnected/);
  });

  it('tells what it allows to a client of MQTT 5', async () => {
    const { answer } = await look(mqtt, target({ protocolVersion: '5.0' }));
    expect(answer?.gaps).toEqual([]);
    expect(answer?.facts).toMatchObject({
      protocolVersion: '5.0',
      product: 'mosquitto',
      limits: { maximumQos: 2, retainAvailable: true, maximumPacketSize: 65_536, wildcards: true, topicAliases: 10 },
    });
  });

  it.each(['3.1.1', '5.0'])('logs in over TLS, in version %s', async (protocolVersion) => {
    const settings = { port: ports.tls, tls: 'verify', ca: caFile, user: 'app', password, protocolVersion };
    const { answer, failure, touched } = await look(mqtt, target(settings));
    expect(failure).toBeNull();
    expect(touched.filter((line) => line.startsWith('account app at '))).toHaveLength(1);
    expect(answer?.facts).toMatchObject({ product: 'mosquitto', certificate: { trusted: true, hostMatches: true } });
    expect(JSON.stringify(answer)).not.toContain(password);
  });

  it.each(['3.1.1', '5.0'])('names a refused login in version %s', async (protocolVersion) => {
    const denied = await look(mqtt, target({ port: ports.account, user: 'app', password: 'wrong', protocolVersion }));
    expect(denied.failure).toMatchObject({ failureCause: 'login-denied', phase: 'login', params: { account: 'app' } });
    const anonymous = await look(mqtt, target({ port: ports.account, protocolVersion }));
    expect(anonymous.failure?.failureCause).toBe('login-required');
  });

  it('leaves a gap where the version may not be read', async () => {
    const { answer } = await look(mqtt, target({ port: ports.closed, protocolVersion: '5.0' }));
    expect(answer?.facts.version).toBeUndefined();
    expect(answer?.gaps?.map(({ path }) => path)).toEqual(['versionText', 'product', 'version']);
  });

  it('names a port that wants TLS', async () => {
    const { failure } = await look(mqtt, target({ port: ports.tls, answerWithin: 500 }));
    expect(['protocol-not-spoken', 'connection-lost']).toContain(failure?.failureCause);
  });
});

describe('a client id that is named', () => {
  const target = { host: 'broker', clientId: 'gateway-7' };
  const changing = (settings: object) =>
    mqtt
      .touches(mqtt.settings.parse(settings))
      .filter(({ sideEffect }) => sideEffect === true)
      .map(({ touch }) => touch);

  it('may be in use, and is a change on the touch list', () => {
    const text = 'CONNECT 3.1.1 clean session client id gateway-7';
    expect(changing(target)).toEqual([{ kind: 'request', at: 'broker:1883', text }]);
    expect(changing({ ...target, sideEffect: false })).toEqual([]);
    expect(changing({ host: 'broker' })).toEqual([]);
  });
});

describe('what is no MQTT', () => {
  it('accepts MQTT 5 without its properties', async () => {
    const server = await startTcp((socket) => {
      socket.once('data', () => socket.write(Buffer.from([0x20, 2, 0, 0])));
    });
    const at = { host: '127.0.0.1', port: server.port, protocolVersion: '5.0', answerWithin: 300 };
    const { failure } = await look(mqtt, at);
    await server.stop();
    expect(failure?.failureCause).toBe('reply-not-understood');
  });

  hostileServers((port) => look(mqtt, { host: '127.0.0.1', port, answerWithin: 300 }));
});

const servers: { readonly close: () => void }[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A broker of the test: answers CONNECT with these bytes, in hexadecimal, and then says no more. */
async function answering(answer: string): Promise<number> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(Buffer.from(answer.replaceAll(' ', ''), 'hex')));
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

describe('a CONNACK', () => {
  const visit = async (answer: string, more: object = {}) =>
    look(mqtt, { host: '127.0.0.1', port: await answering(answer), answerWithin: 300, ...more });
  const new5 = { protocolVersion: '5.0' };

  it.each([
    ['20 02 00 01', new5, 'protocol-version-refused'],
    ['20 02 00 02', {}, 'client-id-refused'],
    ['20 02 00 03', {}, 'server-unavailable'],
    ['20 02 00 05', { user: 'app', password }, 'login-denied'],
    ['20 02 00 09', {}, 'request-refused'],
    ['20 03 00 84 00', new5, 'protocol-version-refused'],
    ['20 03 00 85 00', new5, 'client-id-refused'],
    ['20 08 00 88 05 1f 00 02 6e 6f', new5, 'server-unavailable'],
    ['20 03 00 9f 00', new5, 'too-many-connections'],
    ['20 04 00 00 01 ff', new5, 'reply-not-understood'],
    ['20 04 00 00 09 24', new5, 'reply-not-understood'],
    ['20 02 00 00 d0 00', {}, null],
    ['20 02 00 00', {}, 'reply-late'],
    ['20 02 00 00 e0 00', {}, 'connection-lost'],
  ])('%s %j is %s', async (answer, more, cause) => {
    const { failure } = await visit(answer, more);
    expect(failure?.failureCause ?? null).toBe(cause);
  });

  it('carries the words of the broker', async () => {
    const { failure } = await visit('20 08 00 88 05 1f 00 02 6e 6f', new5);
    expect(failure?.params['said']).toEqual({ kind: 'value', value: 'no', unit: null });
  });
});
