import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createSecureServer, Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { type TlsOptions } from 'node:tls';

/** A page: status, headers and body. */
export interface Page {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A server that asks for certificates and keeps what it was asked and by whom. */
export interface MtlsApp {
  readonly origin: string;
  readonly port: number;
  /** `GET /path 2.0 CN=holder`, in order; `nobody` where no certificate was shown. */
  readonly asked: readonly string[];
  /** Holders of all certificates that were shown in a handshake. */
  readonly holders: ReadonlySet<string>;
  /** Connections it has seen. */
  readonly connections: () => number;
  /** Those that are open. */
  readonly open: () => number;
  readonly stop: () => Promise<void>;
}

type Answer = (path: string, headers: Readonly<Record<string, unknown>>, form: string) => Page;

/** Speaks HTTP/2 and HTTP/1.1 on loopback, and WebSocket at every path: it says who the client is. */
export async function startMtlsApp(tls: TlsOptions, answer: Answer): Promise<MtlsApp> {
  const asked: string[] = [];
  const holders = new Set<string>();
  const open = new Set<Duplex>();
  let connections = 0;
  const server = createSecureServer({ allowHTTP1: true, requestCert: true, ...tls });
  const note = (request: IncomingMessage | Http2ServerRequest): string => {
    const holder = holderOf(request instanceof Http2ServerRequest ? request.stream.session?.socket : request.socket);
    asked.push(`${request.method ?? ''} ${request.url ?? ''} ${request.httpVersion} ${holder}`);
    return holder;
  };
  server.on('connection', (socket: Duplex) => {
    connections += 1;
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('secureConnection', (socket) => holders.add(holderOf(socket)));
  server.on('tlsClientError', () => undefined);
  const serve = async (
    request: IncomingMessage | Http2ServerRequest,
    response: ServerResponse | Http2ServerResponse,
  ): Promise<void> => {
    note(request);
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    if (!request.readableEnded) await once(request, 'end');
    const {
      status = 200,
      headers = {},
      body = '',
    } = answer(request.url ?? '/', request.headers, Buffer.concat(parts).toString());
    response.statusCode = status;
    for (const [name, value] of Object.entries({ 'content-type': 'text/html; charset=utf-8', ...headers }))
      response.setHeader(name, value);
    response.end(body);
  };
  server.on('request', (request, response) => void serve(request, response));
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const text = `ws ${note(request)}`;
    const key = createHash('sha1').update(
      `${String(request.headers['sec-websocket-key'])}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`,
    );
    const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write([...head, `Sec-WebSocket-Accept: ${key.digest('base64')}`, '', ''].join('\r\n'));
    socket.write(Buffer.concat([Buffer.from([0x81, text.length]), Buffer.from(text)]));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `https://127.0.0.1:${String(port)}`,
    port,
    asked,
    holders,
    connections: () => connections,
    open: () => open.size,
    stop: async () => {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function holderOf(socket: unknown): string {
  // sessions of HTTP/2 hand out a stand-in for their socket
  const certificate = (socket as TLSSocket | undefined)?.getPeerX509Certificate();
  return certificate?.subject ?? 'nobody';
}
