import { connect, constants, type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { value, type Params } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { describeFirstBytes } from './first-bytes.ts';
import { tapped } from './tap.ts';
import { waitFor } from './wait-for.ts';

export interface Http2Request {
  /** `https://` or `http://` with name and port. */
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Http2Options {
  readonly signal: AbortSignal;
  /** Milliseconds until the end of the reply. */
  readonly limitMs: number;
  /** Bytes of the reply’s body at most. */
  readonly bodyBytes: number;
  /** Host and port, for messages. */
  readonly where: Params;
}

/** A reply that came whole. */
export interface Http2Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Headers after the body; where the reply is headers alone, empty. */
  readonly trailers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * One POST over HTTP/2 (RFC 9113) on a connection that is ready; without TLS by prior knowledge. The connection is gone
 * afterwards.
 *
 * @throws ProbeFailure phase `response`: `http2-not-spoken`, `no-answer`, `reply-late`, `connection-lost`, `body-too-large`
 */
export async function postHttp2(stream: Duplex, request: Http2Request, options: Http2Options): Promise<Http2Reply> {
  const { where } = options;
  const agreed = stream instanceof TLSSocket ? stream.alpnProtocol : 'h2';
  if (agreed !== 'h2') throw notSpoken(where, `ALPN: ${typeof agreed === 'string' ? agreed : '-'}`);
  const recorded: Buffer[] = [];
  const session = connect(request.origin, {
    createConnection: () => tapped(stream, recorded),
    settings: { enablePush: false },
  });
  const trouble = (late: boolean, error?: unknown): ProbeFailure => {
    const seen = Buffer.concat(recorded);
    if (seen.length > 0 && !beginsHttp2(seen)) return notSpoken(where, describeFirstBytes(seen), error);
    if (!late) return new ProbeFailure('connection-lost', { phase: 'response', params: where, cause: error });
    const timeoutMs = value(options.limitMs, 'milliseconds');
    const cause = seen.length === 0 ? 'no-answer' : 'reply-late';
    return new ProbeFailure(cause, { phase: 'response', params: { ...where, timeoutMs } });
  };
  const wait = { ...options, phase: 'response', late: () => trouble(true) };
  try {
    return await waitFor<Http2Reply>(wait, (done, fail) => {
      session.on('error', (error) => {
        fail(trouble(false, error));
      });
      session.once('close', () => {
        fail(trouble(false));
      });
      send(session, request, { ...options, done, fail, trouble });
    });
  } finally {
    session.destroy();
    stream.destroy();
  }
}

interface Waiting extends Http2Options {
  readonly done: (reply: Http2Reply) => void;
  readonly fail: (error: unknown) => void;
  readonly trouble: (late: boolean, error?: unknown) => ProbeFailure;
}

function send(session: ClientHttp2Session, request: Http2Request, waiting: Waiting): void {
  const { done, fail, trouble, where, bodyBytes } = waiting;
  const call = session.request({
    [constants.HTTP2_HEADER_METHOD]: 'POST',
    [constants.HTTP2_HEADER_PATH]: request.path,
    ...request.headers,
  });
  const parts: Buffer[] = [];
  let size = 0;
  let headers: IncomingHttpHeaders = {};
  let trailers: IncomingHttpHeaders = {};
  call.on('response', (told) => {
    headers = told;
  });
  call.on('trailers', (told: IncomingHttpHeaders) => {
    trailers = told;
  });
  call.on('data', (chunk: Buffer) => {
    size += chunk.length;
    parts.push(chunk);
    if (size > bodyBytes)
      fail(
        new ProbeFailure('body-too-large', {
          phase: 'response',
          params: { ...where, limit: value(bodyBytes, 'bytes') },
        }),
      );
  });
  call.on('error', (error) => {
    fail(trouble(false, error));
  });
  call.on('close', () => {
    const status = headers[':status'];
    // Node reports no error where the server, or the end of the connection, breaks a reply off with CANCEL.
    const isWhole = call.rstCode === constants.NGHTTP2_NO_ERROR;
    if (status === undefined || !isWhole) fail(trouble(false));
    else done({ status: Number(status), headers, trailers, body: Buffer.concat(parts) });
  });
  call.end(request.body);
}

/** A connection of HTTP/2 begins with a SETTINGS frame on stream 0 (RFC 9113, section 3.4). */
function beginsHttp2(seen: Buffer): boolean {
  const settings = 4;
  return seen.length < 9 || (seen[3] === settings && seen.readUInt32BE(5) === 0);
}

function notSpoken(where: Params, seen: string, error?: unknown): ProbeFailure {
  return new ProbeFailure('http2-not-spoken', {
    phase: 'response',
    params: { ...where, seen: value(seen) },
    cause: error,
  });
}
