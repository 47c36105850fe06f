import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import { value, type Params } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { httpFailure } from './http-error.ts';
import { waitFor } from './wait-for.ts';

/** One request as it is written. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export interface RequestOptions {
  readonly signal: AbortSignal;
  /** Milliseconds until the last header line. */
  readonly limitMs: number;
  /** Status line and headers together, bytes. */
  readonly headerBytes: number;
  /** Host and port, for messages. */
  readonly where: Params;
}

/** A reply whose headers are here and whose body is still to be read. */
export interface HttpReply {
  readonly status: number;
  /** Reason phrase; null: none. */
  readonly reason: string | null;
  readonly httpVersion: string;
  readonly headers: IncomingHttpHeaders;
  readonly stream: IncomingMessage;
  readonly request: ClientRequest;
  /** First error of the connection or of the parser since the request was sent; null: none yet. */
  readonly brokenBy: () => Error | null;
}

// Interim replies are legal (RFC 9110 section 15.2); a server that sends nothing else is not.
const mostInterim = 20;

/**
 * Writes a request on a connection that is ready and waits for the headers of the reply. Redirects are not followed.
 *
 * @throws ProbeFailure with an `http-*` cause, phase `response`; `settings-invalid` when a header cannot be sent.
 */
export async function exchange(socket: Duplex, request: HttpRequest, options: RequestOptions): Promise<HttpReply> {
  const late = () => {
    const params = { ...options.where, timeoutMs: value(options.limitMs, 'milliseconds') };
    return new ProbeFailure('http-timeout', { phase: 'response', params });
  };
  const sent = prepare(socket, request, options);
  let first: Error | null = null;
  // Stays for the life of the request: an error that nobody listens to would end the process.
  sent.on('error', (error) => {
    first ??= error;
  });
  try {
    const stream = await waitFor<IncomingMessage>(
      { signal: options.signal, limitMs: options.limitMs, phase: 'response', late },
      (done, fail) => {
        listen(sent, options.where, done, fail);
        sent.end(request.body ?? undefined);
      },
    );
    return {
      status: stream.statusCode ?? 0,
      reason: stream.statusMessage === undefined || stream.statusMessage === '' ? null : stream.statusMessage,
      httpVersion: stream.httpVersion,
      headers: stream.headers,
      stream,
      request: sent,
      brokenBy: () => first,
    };
  } catch (error) {
    sent.destroy();
    socket.destroy();
    throw error;
  }
}

function prepare(socket: Duplex, request: HttpRequest, options: RequestOptions): ClientRequest {
  try {
    return httpRequest({
      // No agent: the connection is ours, is used once, and is closed with us.
      createConnection: () => socket,
      method: request.method,
      path: `${request.url.pathname}${request.url.search}`,
      headers: withLength({ Host: request.url.host, ...request.headers }, request.body),
      setHost: false,
      maxHeaderSize: options.headerBytes,
      insecureHTTPParser: false,
    });
  } catch (error) {
    socket.destroy();
    // Node's message would show the header's value.
    throw new ProbeFailure('settings-invalid', {
      phase: 'request',
      params: { settings: { kind: 'list', items: ['headers'] } },
      cause: error,
    });
  }
}

function withLength(headers: Readonly<Record<string, string>>, body: string | null): Record<string, string> {
  return body === null ? { ...headers } : { ...headers, 'Content-Length': String(Buffer.byteLength(body)) };
}

function listen(
  sent: ClientRequest,
  where: Params,
  done: (stream: IncomingMessage) => void,
  fail: (error: unknown) => void,
): void {
  let interim = 0;
  const malformed = (rule: string) => {
    fail(new ProbeFailure('http-malformed', { phase: 'response', params: { ...where, rule } }));
  };
  const closed = (): void => {
    fail(new ProbeFailure('http-closed', { phase: 'response', params: where }));
  };
  sent.once('close', closed);
  sent.once('response', (stream) => {
    // every request is closed in the end, and the trace of an error is costly
    sent.off('close', closed);
    done(stream);
  });
  sent.once('error', (error) => {
    fail(httpFailure(error, 'response', where, sent.socket));
  });
  sent.once('upgrade', (_reply, connection) => {
    connection.destroy();
    malformed('101 Switching Protocols');
  });
  sent.on('information', () => {
    interim += 1;
    if (interim > mostInterim) malformed('1xx');
  });
}
