import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocketServer, type ServerOptions } from 'ws';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { acceptOf } from '../../../probes/websocket/handshake.ts';
import { websocket } from '../../../probes/websocket/index.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { startTcp, type TestServer } from '../../support/http-servers.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';

const stops: (() => Promise<unknown> | undefined)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  return typeof at === 'object' && at !== null ? at.port : 0;
}

/** A service of the ws package: greets, and sends back what it gets. */
async function serve(options: ServerOptions = {}, server: Server = createServer()): Promise<number> {
  const sockets = new WebSocketServer({ server, handleProtocols: (offered) => [...offered][0] ?? false, ...options });
  sockets.on('connection', (socket) => {
    socket.send('{"type":"welcome"}');
    socket.on('message', (data: Buffer, isBinary) => {
      socket.send(data, { binary: isBinary });
    });
  });
  const port = await portOf(server);
  stops.push(
    () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        sockets.close();
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return port;
}

const at = (port: number, more: object = {}) => ({ url: `ws://127.0.0.1:${String(port)}/live`, ...more });

describe('a WebSocket', () => {
  it('opens, and answers a ping', async () => {
    const { answer, failure, touched } = await look(websocket, at(await serve()));
    expect(failure).toBeNull();
    expect(answer?.facts).toMatchObject({ status: 101, subprotocol: null, extensions: null, tls: null });
    expect(answer?.facts.pong).toBeGreaterThan(0);
    expect(answer?.gaps).toMatchObject([{ path: 'message', reason: 'not-reached', note: 'kit.gap.setting' }]);
    expect(touched.map((line) => line.replace(/127\S+ /, ''))).toEqual([
      expect.stringMatching(/^GET ws:/),
      'request ping',
      'request close',
    ]);
  });

  it('reads the greeting, subprotocol and compression agreed', async () => {
    const port = await serve({ perMessageDeflate: { threshold: 0 } });
    const settings = { subprotocols: ['chat', 'superchat'], compression: true, read: true };
    const { answer } = await look(websocket, at(port, settings));
    expect(answer?.facts).toMatchObject({
      subprotocol: 'chat',
      message: { type: 'text', bytes: 18, text: '{"type":"welcome"}' },
    });
    expect(answer?.facts.extensions).toContain('permessage-deflate');
  });

  it('sends a text and reads the answer to it', async () => {
    const { answer, touched } = await look(websocket, at(await serve(), { send: 'à bientôt', read: true }));
    expect(answer?.facts.message).toEqual({ type: 'text', bytes: 11, text: 'à bientôt' });
    expect(touched.join('\n')).toContain('message à bientôt');
  });

  it('shows no token, and sends it', async () => {
    const seen: string[] = [];
    const port = await serve({
      verifyClient: ({ req, origin }: { readonly req: IncomingMessage; readonly origin: string }) => {
        seen.push(`${req.url ?? ''} ${req.headers.authorization ?? ''} ${origin}`);
        return true;
      },
    });
    const secrets = { query: { ticket: 'hidden-ticket' }, bearer: 'hidden-token', origin: 'https://app.example' };
    const { answer, touched } = await look(websocket, at(port, secrets));
    expect(seen).toEqual(['/live?ticket=hidden-ticket Bearer hidden-token https://app.example']);
    expect(JSON.stringify([answer, touched])).not.toContain('hidden-');
  });
});

describe('over TLS', () => {
  const files: { folder: string; ca: string } = { folder: '', ca: '' };
  let own: { readonly key: string; readonly pem: string } | undefined;
  beforeAll(async () => {
    const authority = await makeCertificate({ name: 'Test CA', authority: true });
    own = await makeCertificate({ name: 'live', issuer: authority });
    files.folder = await mkdtemp(join(tmpdir(), 'plumbline-websocket-'));
    files.ca = join(files.folder, 'ca.pem');
    await writeFile(files.ca, authority.pem);
    return () => rm(files.folder, { recursive: true });
  });

  it('judges the certificate before the token leaves', async () => {
    const seen: string[] = [];
    const secure = createSecureServer({ key: own?.key ?? '', cert: own?.pem ?? '' });
    secure.on('upgrade', (request) => seen.push(request.headers.authorization ?? ''));
    const url = `wss://127.0.0.1:${String(await serve({}, secure))}/live`;
    const { failure } = await look(websocket, { url, bearer: 'hidden-token' });
    expect(failure?.failureCause).toMatch(/^certificate-/);
    expect(seen).toEqual([]);
    const { answer } = await look(websocket, { url, bearer: 'hidden-token', ca: files.ca });
    expect(answer?.facts).toMatchObject({ status: 101, certificate: { trusted: true, hostMatches: true } });
    expect(seen).toEqual(['Bearer hidden-token']);
  });
});

/** A service of the test that answers the wish with these lines and bytes. */
async function answering(lines: readonly string[], ...frames: readonly string[]): Promise<number> {
  const server: TestServer = await startTcp((socket) => {
    socket.once('data', (request) => {
      const key = /Sec-WebSocket-Key: (\S+)/.exec(request.toString('latin1'))?.[1] ?? '';
      const head = lines.map((line) => (line === 'ACCEPT' ? `Sec-WebSocket-Accept: ${acceptOf(key)}` : line));
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
      socket.write(Buffer.from(frames.join('').replaceAll(' ', ''), 'hex'));
    });
  });
  stops.push(() => server.stop());
  return server.port;
}

const switching = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
const pong = `8a 09 ${Buffer.from('plumbline').toString('hex')}`;

/** A message of 8 MiB in less than 64 KiB. */
const packed = deflateRawSync(Buffer.alloc(8 * 1024 ** 2));
const bomb = `c1 7e ${packed.length.toString(16).padStart(4, '0')} ${packed.toString('hex')}`;

describe('a service that behaves differently', () => {
  const visit = async (lines: readonly string[], frames = '', more: object = {}) =>
    look(websocket, at(await answering(lines, frames), { answerWithin: 300, ...more }));

  it.each([
    ['a wrong key', [...switching, 'Sec-WebSocket-Accept: AAAA'], 'reply-not-understood'],
    ['another protocol', ['HTTP/1.1 101 x', 'Upgrade: h2c', 'ACCEPT'], 'reply-not-understood'],
    ['a subprotocol nobody offered', [...switching, 'ACCEPT', 'Sec-WebSocket-Protocol: x'], 'reply-not-understood'],
    ['an extension nobody offered', [...switching, 'ACCEPT', 'Sec-WebSocket-Extensions: x'], 'reply-not-understood'],
    ['401', ['HTTP/1.1 401 Unauthorized'], 'login-required'],
    ['407', ['HTTP/1.1 407 Proxy Authentication Required', 'Proxy-Authenticate: Basic'], 'http-proxy-instead'],
    ['429', ['HTTP/1.1 429 Too Many Requests'], 'http-rate-limited'],
    ['another version', ['HTTP/1.1 426 x', 'Sec-WebSocket-Version: 8, 7'], 'protocol-version-refused'],
    ['HTTP/2', ['HTTP/2 200'], 'protocol-not-spoken'],
    ['no pong', [...switching, 'ACCEPT'], 'reply-late'],
  ])('%s', async (_name, lines, cause) => {
    const { failure } = await visit(lines);
    expect(failure?.failureCause).toBe(cause);
  });

  it('names a token that is refused', async () => {
    const { failure } = await visit(['HTTP/1.1 401 Unauthorized'], '', { bearer: 'hidden-token' });
    expect(failure?.failureCause).toBe('http-login-denied');
  });

  it.each([
    ['closes with a reason', '88 08 03 f0 70 6f 6c 69 63 79', 'request-refused'],
    ['masks its frames', '8a 80 00 00 00 00', 'reply-not-understood'],
    ['uses reserved bits', 'ba 00', 'reply-not-understood'],
    ['uses an unknown opcode', '8f 00', 'reply-not-understood'],
    ['begins with a continuation', '80 01 61', 'reply-not-understood'],
    ['announces more than is read', '82 7f 00 00 00 01 00 00 00 00', 'body-too-large'],
    ['sends a compressed message that is none', 'c1 02 ff ff', 'reply-not-understood'],
    ['sends a compressed message without end', bomb, 'body-too-large'],
    ['sends a pong of its own', '8a 00', 'reply-late'],
    ['fills the line with pings', '89 00'.repeat(300), 'reply-not-understood'],
  ])('that %s', async (_name, frames, cause) => {
    const { failure } = await visit([...switching, 'ACCEPT'], frames);
    expect(failure?.failureCause).toBe(cause);
  });

  it('that is busy with other things answers late', async () => {
    const server = await startTcp((socket) => {
      socket.once('data', (request) => {
        const key = /Sec-WebSocket-Key: (\S+)/.exec(request.toString('latin1'))?.[1] ?? '';
        socket.write(`${[...switching, `Sec-WebSocket-Accept: ${acceptOf(key)}`].join('\r\n')}\r\n\r\n`);
        const busy = setInterval(() => socket.write(Buffer.from('81026869', 'hex')), 20);
        socket.on('close', () => clearInterval(busy));
      });
    });
    const { failure } = await look(websocket, at(server.port, { answerWithin: 300 }));
    await server.stop();
    expect(failure?.failureCause).toBe('reply-late');
  });

  it('that sends its message in parts, with pings in between', async () => {
    const frames = `01 02 68 65 89 01 78 80 03 6c 6c 6f ${pong}`;
    const { answer } = await visit([...switching, 'ACCEPT'], frames, { read: true });
    expect(answer?.facts.message).toEqual({ type: 'text', bytes: 5, text: 'hello' });
  });

  it('that sends bytes', async () => {
    const { answer } = await visit([...switching, 'ACCEPT'], `${pong} 82 02 00 ff`, { read: true });
    expect(answer?.facts.message).toEqual({ type: 'binary', bytes: 2, text: null });
  });
});

describe('what is no WebSocket', () => {
  hostileServers((port) => look(websocket, at(port, { answerWithin: 300 })), {
    'answers HTTP': ['websocket-not-upgraded'],
  });
});

it('lists the message as a change, unless it is said to be none', () => {
  const settings = (more: object) =>
    websocket.settings.parse({ url: 'wss://app.example/live?a=1', send: 'hi', ...more });
  const changes = (more: object) => websocket.touches(settings(more)).filter(({ sideEffect }) => sideEffect === true);
  expect(changes({})).toMatchObject([{ touch: { kind: 'request', text: 'message hi' } }]);
  expect(changes({ sideEffect: false })).toEqual([]);
  const [connect] = websocket.touches(settings({}));
  expect(connect?.touch).toEqual({ kind: 'connect', transport: 'tcp', host: 'app.example', port: 443 });
  expect(websocket.settings.safeParse({ url: 'http://app.example' }).error?.issues[0]?.message).toBe(
    'websocket.wanted-url',
  );
});

it('sends no header that breaks its line', async () => {
  const { failure } = await look(websocket, at(await serve(), { bearer: 'a\r\nX: y' }));
  expect(failure?.failureCause).toBe('settings-invalid');
});
