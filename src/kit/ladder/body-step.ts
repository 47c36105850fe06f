import type { Readable, Transform } from 'node:stream';
import { nested, value, type Params } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { decodersFor } from './decoders.ts';
import { errorCode } from './error-code.ts';
import { httpFailure } from './http-error.ts';
import type { Limits } from './limits.ts';
import { waitFor } from './wait-for.ts';

export interface BodyOptions {
  readonly signal: AbortSignal;
  readonly limits: Pick<Limits, 'stallMs' | 'bodyMs' | 'bodyBytes'>;
  /** Content-Encoding of the reply. */
  readonly encoding: string | undefined;
  /** Content-Length of the reply. */
  readonly length: string | undefined;
  /** What broke the connection, as far as the request knows it better than the stream. */
  readonly brokenBy: () => Error | null;
  /** Host and port, for messages. */
  readonly where: Params;
}

/** A body that came whole. */
export interface Body {
  /** After decompression. */
  readonly bytes: Buffer;
  /** Bytes as they came over the wire. */
  readonly wireBytes: number;
}

interface Progress {
  readonly collected: Buffer[];
  /** Bytes after decompression. */
  size: number;
  wireBytes: number;
}

/**
 * Reads a body to its end and undoes its compression, never more than the limits allow: a body that has no end, or grows
 * without measure when decompressed, is cut off as soon as it passes the limit.
 *
 * @throws ProbeFailure with a `body-*` cause or `http-malformed`, phase `body`.
 */
export async function readBody(stream: Readable, options: BodyOptions): Promise<Body> {
  const decoders = decodersFor(options.encoding);
  if (decoders === null) throw encodingFailure(options, 'unknown', null);
  const progress: Progress = { collected: [], size: 0, wireBytes: 0 };
  const stall: { timer: NodeJS.Timeout | null } = { timer: null };
  const late = () => timeFailure(options, options.limits.bodyMs, progress);
  const wait = { signal: options.signal, limitMs: options.limits.bodyMs, phase: 'body', late };
  try {
    await waitFor<undefined>(wait, (done, fail) => {
      stall.timer = setTimeout(() => {
        fail(timeFailure(options, options.limits.stallMs, progress));
      }, options.limits.stallMs);
      stream.on('data', (chunk: Buffer) => {
        progress.wireBytes += chunk.length;
        stall.timer?.refresh();
      });
      watchConnection(stream, options, progress, fail);
      collect(stream, decoders, options, progress, done, fail);
    });
  } finally {
    clearTimeout(stall.timer ?? undefined);
    stream.unpipe();
    for (const decoder of decoders) decoder.destroy();
    stream.destroy();
  }
  return { bytes: Buffer.concat(progress.collected), wireBytes: progress.wireBytes };
}

function collect(
  stream: Readable,
  decoders: readonly Transform[],
  options: BodyOptions,
  progress: Progress,
  done: (nothing: undefined) => void,
  fail: (error: unknown) => void,
): void {
  let last = stream;
  for (const decoder of decoders) {
    decoder.on('error', (error) => {
      // An empty body is no broken one, whatever its headers say of it.
      if (progress.wireBytes === 0) done(undefined);
      else fail(encodingFailure(options, errorCode(error) === 'Z_BUF_ERROR' ? 'truncated' : 'broken', error));
    });
    last = last.pipe(decoder);
  }
  last.on('data', (chunk: Buffer) => {
    progress.size += chunk.length;
    if (progress.size > options.limits.bodyBytes) fail(sizeFailure(options));
    else progress.collected.push(chunk);
  });
  last.on('end', () => {
    done(undefined);
  });
}

function watchConnection(
  stream: Readable,
  options: BodyOptions,
  progress: Progress,
  fail: (error: unknown) => void,
): void {
  let ended = false;
  stream.on('end', () => {
    ended = true;
  });
  const broken = (error: unknown) => {
    const reason = options.brokenBy() ?? error;
    const failure = httpFailure(reason, 'body', options.where);
    fail(failure.failureCause === 'body-closed' ? closedFailure(options, progress, reason) : failure);
  };
  stream.on('error', broken);
  stream.on('close', () => {
    if (!ended) broken(null);
  });
  // It may have broken together with the headers, before anybody could listen.
  if (stream.destroyed) broken(null);
}

function closedFailure(options: BodyOptions, progress: Progress, error: unknown): ProbeFailure {
  const expected = options.length === undefined ? null : Number(options.length);
  return new ProbeFailure('body-closed', {
    phase: 'body',
    params: {
      ...options.where,
      received: value(progress.wireBytes, 'bytes'),
      expected: expected === null || Number.isNaN(expected) ? '?' : value(expected, 'bytes'),
      code: errorCode(error) ?? '',
    },
    cause: error,
  });
}

function timeFailure(options: BodyOptions, milliseconds: number, progress: Progress): ProbeFailure {
  const params = {
    ...options.where,
    timeoutMs: value(milliseconds, 'milliseconds'),
    received: value(progress.wireBytes, 'bytes'),
  };
  return new ProbeFailure('body-timeout', { phase: 'body', params });
}

function sizeFailure(options: BodyOptions): ProbeFailure {
  const params = { ...options.where, limit: value(options.limits.bodyBytes, 'bytes') };
  return new ProbeFailure('body-too-large', { phase: 'body', params });
}

function encodingFailure(options: BodyOptions, how: 'unknown' | 'broken' | 'truncated', error: unknown): ProbeFailure {
  const params = {
    ...options.where,
    encoding: value(options.encoding ?? ''),
    how: nested({ code: `encoding.${how}`, params: {} }),
  };
  return new ProbeFailure('body-encoding-broken', { phase: 'body', params, cause: error });
}
