import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';

/** What one path answers. */
export interface Page {
  /** Sent as UTF-8 JSON, unless it is text for another `contentType`. */
  readonly body: unknown;
  /** Media type; `application/json` unless given. Anything else needs a text as body. */
  readonly contentType?: string;
  /** HTTP status; 200 unless given. */
  readonly status?: number;
  /** Token that has to come as `Authorization: Bearer TOKEN` (RFC 6750 section 2.1). */
  readonly bearer?: string;
}

/** Pages of a service by path, without query. */
export interface Pages {
  readonly [path: string]: Page;
}

/** One request that a service received. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path with query, as sent. */
  readonly url: string;
  /** Headers by lower-case name. */
  readonly headers: IncomingMessage['headers'];
  /** Status it was answered with. */
  readonly status: number;
}

/** A running HTTP or HTTPS service. */
export interface HttpService {
  readonly host: string;
  readonly port: number;
  /** Base address without a slash at the end. */
  readonly url: string;
  /** Everything received so far, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** Closes it with all its connections; safe to call again. */
  readonly stop: () => Promise<void>;
}

/** How to start a service. */
export interface HttpServiceOptions {
  readonly pages: Pages;
  /** Loopback address; 127.0.0.1 unless given. */
  readonly host?: string;
  /** Port to take when it is free; any free one otherwise. */
  readonly preferredPort?: number;
  /** Certificate chain and key in PEM; with them the service speaks HTTPS. */
  readonly tls?: { readonly certificate: string; readonly key: string };
}

/**
 * Starts a small service that answers GET and HEAD on fixed paths.
 *
 * @throws the system's error when the address cannot be listened on.
 */
export async function startHttpService(options: HttpServiceOptions): Promise<HttpService> {
  const { pages, tls, host = '127.0.0.1' } = options;
  const requests: ReceivedRequest[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const page = answer(pages, request);
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, headers, status: page.status ?? 200 });
    send(page, method, response);
  };
  const server =
    tls === undefined
      ? createHttpServer(listener)
      : createHttpsServer({ cert: tls.certificate, key: tls.key }, listener);
  const sockets = trackSockets(server);
  const port = await listen(server, host, options.preferredPort);
  const scheme = tls === undefined ? 'http' : 'https';
  let closing: Promise<void> | null = null;
  return {
    host,
    port,
    url: `${scheme}://${host}:${port}`,
    requests,
    stop: () => (closing ??= close(server, sockets)),
  };
}

function answer(pages: Pages, request: IncomingMessage): Page {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
  if (page === undefined) return { status: 404, body: { error: 'not found', path } };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return { status: 405, body: { error: 'method not allowed' } };
  }
  if (page.bearer !== undefined && request.headers.authorization !== `Bearer ${page.bearer}`) {
    return { status: 401, body: { error: 'unauthorized' } };
  }
  return page;
}

function send(page: Page, method: string, response: ServerResponse): void {
  const { status = 200, contentType = 'application/json' } = page;
  const asText = typeof page.body === 'string' && contentType !== 'application/json';
  const body = Buffer.from(asText ? page.body : JSON.stringify(page.body), 'utf8');
  response.statusCode = status;
  response.setHeader('content-type', `${contentType}; charset=utf-8`);
  response.setHeader('content-length', body.length);
  if (status === 401) response.setHeader('www-authenticate', 'Bearer');
  if (status === 405) response.setHeader('allow', 'GET, HEAD');
  response.end(method === 'HEAD' ? undefined : body);
}

async function listen(server: Server, host: string, preferred?: number): Promise<number> {
  try {
    return await bind(server, host, preferred ?? 0);
  } catch (error) {
    if (preferred === undefined) throw error;
    return bind(server, host, 0);
  }
}

async function bind(server: Server, host: string, port: number): Promise<number> {
  server.listen({ host, port, exclusive: true });
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** Sockets are counted here and not by node:http, which does not know those still in their TLS handshake. */
function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}
