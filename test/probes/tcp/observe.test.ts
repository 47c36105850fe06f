import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { tcp } from '../../../probes/tcp/index.ts';
import type { Lookup } from '../../../src/run/resolve.ts';
import { look } from '../../support/http-task.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(talk: (socket: Socket) => void, host = '127.0.0.1', port = 0): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    talk(socket);
  });
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const at = server.address();
  return typeof at === 'object' && at !== null ? at.port : 0;
}

async function ask(talk: (socket: Socket) => void, settings: object = {}) {
  const port = await serve(talk);
  return { port, ...(await look(tcp, { host: '127.0.0.1', port, greetsWithin: 300, ...settings })) };
}

describe('a service that speaks first', () => {
  it('gives its first line and what it looks like', async () => {
    const { answer, failure, port } = await ask((socket) => socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\nmore'));
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({
      address: { ip: '127.0.0.1', port, all: ['127.0.0.1'] },
      localAddress: '127.0.0.1',
      addresses: [{ ip: '127.0.0.1', connected: true, cause: null }],
      banner: 'SSH-2.0-OpenSSH_9.2p1 Debian-2',
      protocol: 'SSH',
      acceptedAndClosed: false,
    });
    expect(answer?.gaps).toEqual([]);
    expect(tcp.facts.parse(answer?.facts)).toEqual(answer?.facts);
  });

  it.each([
    ['control characters', Buffer.from('a\u001b[31mb\u202ec\n'), 'a\\u001b[31mb\\u202ec'],
    ['Chinese', Buffer.from('欢迎\n'), '欢迎'],
    ['bytes', Buffer.from([0xff, 0x00, 0x41, 0x0a]), '\\xff\\x00A'],
    ['a long line', Buffer.from(`${'x'.repeat(5000)}\n`), `${'x'.repeat(200)}…`],
    ['no line end', Buffer.from('hello'), 'hello'],
  ])('with %s', async (_name, bytes, banner) => {
    const { answer } = await ask((socket) => socket.write(bytes));
    expect(answer?.facts).toMatchObject({ banner, protocol: null });
  });

  it('without end is listened to no longer than it takes', async () => {
    const garbage = Buffer.alloc(64 * 1024, 0x81);
    const { answer } = await ask((socket) => {
      const more = (): void => {
        while (!socket.destroyed && socket.write(garbage));
      };
      socket.on('drain', more);
      more();
    });
    expect(answer?.facts.banner).toMatch(/^\\x81/);
  });
});

describe('a service that says nothing', () => {
  it('may be anything', async () => {
    const { answer } = await ask(() => undefined);
    expect(answer?.facts).toMatchObject({ banner: null, acceptedAndClosed: false, timings: { greeting: null } });
    expect(answer?.facts.protocol).toBeUndefined();
    expect(answer?.gaps).toMatchObject([{ path: 'protocol', reason: 'not-supported', note: 'tcp.gap.said-nothing' }]);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['closes', (socket) => socket.end()],
    ['resets', (socket) => setTimeout(() => socket.resetAndDestroy(), 50)],
  ])('and %s is a port that leads nowhere', async (_name, talk) => {
    const { answer } = await ask(talk);
    expect(answer?.facts.acceptedAndClosed).toBe(true);
  });
});

describe('a name with several addresses', () => {
  const lookup: Lookup = async () => [
    { address: '127.0.0.1', family: 4 },
    { address: '127.0.0.2', family: 4 },
    { address: '127.0.0.3', family: 4 },
  ];

  it('is tried over each of them', async () => {
    const port = await serve((socket) => socket.end('hello\n'));
    await serve((socket) => socket.end('hello\n'), '127.0.0.3', port);
    const { answer } = await look(tcp, { host: 'three.test', port, greetsWithin: 300 }, { world: { lookup } });
    expect(answer?.facts.addresses.map(({ ip, cause }) => [ip, cause])).toEqual([
      ['127.0.0.1', null],
      ['127.0.0.2', 'connect-refused'],
      ['127.0.0.3', null],
    ]);
  });

  it('is tried until one connects, where the profile says so', async () => {
    const port = await serve((socket) => socket.end('hello\n'), '127.0.0.2');
    const written = { host: 'three.test', port, greetsWithin: 300, everyAddress: false };
    const { answer } = await look(tcp, written, { world: { lookup } });
    expect(answer?.facts.addresses.map(({ ip, connected }) => [ip, connected])).toEqual([
      ['127.0.0.1', false],
      ['127.0.0.2', true],
    ]);
  });

  it('of which none connects fails', async () => {
    const port = await serve(() => undefined, '127.0.0.9');
    const { failure } = await look(tcp, { host: 'three.test', port }, { world: { lookup } });
    expect(failure).toMatchObject({ failureCause: 'connect-refused', phase: 'connect' });
  });
});

describe('a dialogue', () => {
  const pong = (socket: Socket): void => {
    socket.on('data', (chunk) => socket.write(chunk.toString() === 'PING\r\n' ? '+PONG v7.2\r\n' : '-ERR\r\n'));
  };
  const written = { send: 'PING\r\n', read: '^\\+PONG v(?P<version>[\\d.]+)', answerWithin: 300 };

  it('sends what is on the touch list, and reads what it asked for', async () => {
    const { answer, failure, touched, port } = await ask(pong, written);
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ answer: '+PONG v7.2', values: { version: '7.2' }, protocol: 'Redis' });
    expect(answer?.gaps).toEqual([]);
    expect(touched).toEqual([`request 127.0.0.1:${String(port)}: PING\r\n`]);
  });

  it('is taken to change something unless the profile says otherwise', () => {
    const effects = (more: object) =>
      tcp
        .touches(tcp.settings.parse({ host: 'h', port: 1, ...written, ...more }))
        .map((each) => each.sideEffect === true);
    expect(effects({})).toEqual([false, true]);
    expect(effects({ sideEffect: false })).toEqual([false, false]);
  });

  it('does not take the greeting for the answer', async () => {
    const { failure } = await ask((socket) => socket.write('+PONG v1\r\n'), written);
    expect(failure?.failureCause).toBe('no-answer');
    expect(failure?.learnt.facts).toMatchObject({ banner: '+PONG v1' });
  });

  it('may only read', async () => {
    const { answer } = await ask((socket) => socket.write('220 mail.test ESMTP\r\n250 x\r\n'), {
      read: '250 (?P<who>\\w)',
    });
    expect(answer?.facts).toMatchObject({ values: { who: 'x' }, protocol: 'SMTP' });
  });

  it('that goes wrong is named', async () => {
    const other = await ask((socket) => socket.on('data', () => socket.write('what?\r\n')), written);
    expect(other.failure).toMatchObject({
      failureCause: 'value-not-found',
      phase: 'talk',
      learnt: { facts: { banner: null } },
    });
    const closed = await ask((socket) => socket.on('data', () => socket.end()), written);
    expect(closed.failure?.failureCause).toBe('connection-lost');
  });

  it.each([{ send: 'x' }, { read: '(?=x)' }, { read: '(' }])('that cannot be meant is refused: %o', (settings) => {
    expect(tcp.settings.safeParse({ host: 'h', port: 1, ...settings }).success).toBe(false);
  });
});
