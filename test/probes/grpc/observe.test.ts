import { createSecureServer, createServer, type Http2Server, type ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { grpc } from '../../../probes/grpc/index.ts';
import { makeCertificate } from '../../support/http-certificates.ts';
import { look } from '../../support/http-task.ts';
import { hostileServers } from '../../support/hostile-servers.ts';
import { startTcp, startTls, type TestServer } from '../../support/http-servers.ts';

/** What a server of a test does with a call. */
type Serve = (stream: ServerHttp2Stream, headers: Readonly<Record<string, unknown>>, body: Buffer) => void;

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function start(serve: Serve, server: Http2Server = createServer()): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('stream', (stream, headers) => {
    const parts: Buffer[] = [];
    stream.on('error', () => undefined);
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      serve(stream, headers, Buffer.concat(parts));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(
    () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(resolve);
      }),
  );
  const at = server.address();
  return typeof at === 'object' && at !== null ? at.port : 0;
}

/** A reply with a message, and its status after it. */
const answer =
  (message: string, status = '0'): Serve =>
  (stream) => {
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.on('wantTrailers', () => {
      stream.sendTrailers({ 'grpc-status': status });
    });
    stream.end(Buffer.from(message.replaceAll(' ', ''), 'hex'));
  };

/** A reply of headers alone. */
const refuse =
  (status: string, message = ''): Serve =>
  (stream) => {
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': status, 'grpc-message': message },
      { endStream: true },
    );
  };

const serving = answer('00 00000002 08 01');
const at = (port: number, more: object = {}) => ({ host: '127.0.0.1', port, answerWithin: 500, ...more });

describe('a health service', () => {
  it.each([
    ['00 00000002 08 01', 'SERVING'],
    ['00 00000002 08 02', 'NOT_SERVING'],
    ['00 00000000', 'UNKNOWN'],
  ])('that answers %s is %s', async (message, health) => {
    const { answer: told, failure } = await look(grpc, at(await start(answer(message))));
    expect(failure).toBeNull();
    expect(told?.facts).toMatchObject({ health, grpcStatus: 0, grpcMessage: null, tls: null });
  });

  it('is asked as health.proto says', async () => {
    const seen: unknown[] = [];
    const port = await start((stream, headers, body) => {
      seen.push(headers[':path'], headers[':method'], headers['content-type'], headers['te'], body.toString('hex'));
      seen.push(headers['authorization'], headers['x-tenant']);
      serving(stream, headers, body);
    });
    const settings = { service: 'orders.v1', bearer: 'hidden-token', metadata: { 'x-tenant': 'a' } };
    const { answer: told, touched } = await look(grpc, at(port, settings));
    expect(seen).toEqual([
      '/grpc.health.v1.Health/Check',
      'POST',
      'application/grpc',
      'trailers',
      `000000000b0a09${Buffer.from('orders.v1').toString('hex')}`,
      'Bearer hidden-token',
      'a',
    ]);
    expect(touched.at(-1)).toMatch(/grpc\.health\.v1\.Health\/Check service=orders\.v1$/);
    expect(JSON.stringify([told, touched])).not.toContain('hidden-token');
  });

  it.each([
    ['12', 'unimplemented'],
    ['5', 'SERVICE_UNKNOWN'],
  ])('with status %s is %s', async (status, health) => {
    const { answer: told } = await look(grpc, at(await start(refuse(status, 'unknown%20service'))));
    expect(told?.facts).toMatchObject({ health, grpcStatus: Number(status), grpcMessage: 'unknown service' });
  });

  it.each([
    ['14', {}, 'server-unavailable'],
    ['16', {}, 'login-required'],
    ['16', { bearer: 'hidden-token' }, 'http-login-denied'],
    ['7', {}, 'request-refused'],
    ['x', {}, 'protocol-not-spoken'],
  ])('that refuses with %s %j is %s', async (status, more, cause) => {
    const { failure } = await look(grpc, at(await start(refuse(status, 'no')), more));
    expect(failure?.failureCause).toBe(cause);
  });

  it.each([
    ['a length that is wrong', answer('00 00000009 08 01')],
    ['compression', answer('01 00000002 08 01')],
    ['another message', answer('00 00000003 0a 01 61')],
  ])('with %s is not understood', async (_name, serve) => {
    const { failure } = await look(grpc, at(await start(serve)));
    expect(failure?.failureCause).toBe('reply-not-understood');
  });

  it.each([
    [502, 'http-gateway-failed'],
    [404, 'protocol-not-spoken'],
    [401, 'login-required'],
  ])('behind a proxy that answers %d is %s', async (status, cause) => {
    const port = await start((stream) => {
      stream.respond({ ':status': status, server: 'nginx' }, { endStream: true });
    });
    const { failure } = await look(grpc, at(port));
    expect(failure).toMatchObject({ failureCause: cause, learnt: { facts: { server: 'nginx' } } });
  });
});

describe('over TLS', () => {
  const made = { folder: '', ca: '', key: '', cert: '' };
  beforeAll(async () => {
    const authority = await makeCertificate({ name: 'Test CA', authority: true });
    const own = await makeCertificate({ name: 'api', issuer: authority });
    made.folder = await mkdtemp(join(tmpdir(), 'plumbline-grpc-'));
    made.ca = join(made.folder, 'ca.pem');
    made.key = own.key;
    made.cert = own.pem;
    await writeFile(made.ca, authority.pem);
    return () => rm(made.folder, { recursive: true });
  });

  it('agrees on HTTP/2 and asks', async () => {
    const port = await start(serving, createSecureServer({ key: made.key, cert: made.cert }));
    const { answer: told, failure } = await look(grpc, at(port, { tls: 'verify', ca: made.ca }));
    expect(failure).toBeNull();
    expect(told?.facts).toMatchObject({ health: 'SERVING', tls: { alpn: 'h2' }, certificate: { trusted: true } });
  });

  it('names a server that agrees on no HTTP/2', async () => {
    const server: TestServer = await startTls({ key: made.key, cert: made.cert }, () => undefined);
    stops.push(() => server.stop());
    const { failure } = await look(grpc, at(server.port, { tls: 'require' }));
    expect(failure).toMatchObject({ failureCause: 'http2-not-spoken', params: { seen: { value: 'ALPN: -' } } });
  });
});

describe('a server that behaves differently', () => {
  it.each<readonly [string, Serve, string]>([
    ['never answers', () => undefined, 'reply-late'],
    [
      'resets the call',
      (stream) => {
        stream.close(2);
      },
      'connection-lost',
    ],
    [
      'goes away',
      (stream) => {
        stream.session?.destroy();
      },
      'connection-lost',
    ],
    ['sends without end', answer('00'.repeat(70_000)), 'body-too-large'],
  ])('%s', async (_name, serve, cause) => {
    const { failure } = await look(grpc, at(await start(serve)));
    expect(failure?.failureCause).toBe(cause);
  });
});

describe('what is no gRPC', () => {
  hostileServers((port) => look(grpc, { host: '127.0.0.1', port, answerWithin: 300 }), {
    'answers HTTP': ['http2-not-spoken'],
  });

  it('is named, with the probe it takes', async () => {
    const server = await startTcp((socket) => {
      socket.write('SSH-2.0-OpenSSH_9.2p1\r\n');
    });
    stops.push(() => server.stop());
    const { failure } = await look(grpc, at(server.port, {}));
    expect(failure).toMatchObject({
      failureCause: 'protocol-not-spoken',
      params: { protocol: 'gRPC', seen: { value: 'SSH' }, note: { code: 'kit.note.other-service' } },
    });
  });
});

it('sends no header that breaks its line', async () => {
  const { failure } = await look(grpc, at(await start(serving), { bearer: 'a\r\nb' }));
  expect(failure?.failureCause).toBe('settings-invalid');
});
