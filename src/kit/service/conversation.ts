import type { Duplex } from 'node:stream';
import type { CauseId } from '../../model/cause.ts';
import { value, type Params } from '../../model/message.ts';
import { lateAlert } from '../ladder/tls-error.ts';
import { certificateShownOn } from '../ladder/tls-step.ts';
import { waitFor } from '../ladder/wait-for.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { otherService, silentService } from './other-service.ts';

/** What a reader took from the bytes that came in. */
export interface Taken<T> {
  readonly value: T;
  /** Bytes it used up. */
  readonly used: number;
}

/**
 * Reads an answer from the bytes so far; null: it is not whole yet. May throw a failure: `foreign`, `failure`.
 *
 * @param ended no more will come
 */
export type Take<T> = (bytes: Buffer, ended: boolean) => Taken<T> | null;

export interface ConversationOptions {
  readonly host: string;
  readonly port: number;
  /** As its makers call it. */
  readonly protocol: string;
  readonly signal: AbortSignal;
  /** Milliseconds for each answer. */
  readonly answerWithin: number;
}

/** Bytes that may wait to be read: a server that never ends a line is cut off there. */
const mostWaiting = 1024 * 1024;

/** Question and answer on a connection, by bytes. Every answer has its limits: time and size. */
export interface Conversation {
  readonly send: (data: string | Uint8Array) => void;
  /**
   * Waits for an answer.
   *
   * @throws ProbeFailure `no-answer`, `connection-lost`, `protocol-not-spoken` (the connection ended, or went on without
   * measure, before the first answer was whole), `reply-not-understood` (the same later), and what `take` throws.
   */
  readonly read: <T>(take: Take<T>) => Promise<T>;
  /** A line without its end, `\r\n` or `\n`. */
  readonly line: () => Promise<string>;
  /** So many bytes. */
  readonly exactly: (count: number) => Promise<Buffer>;
  /** The failure for bytes that are not of this protocol. */
  readonly foreign: (bytes: Buffer) => ProbeFailure;
  /** A failure of this place. */
  readonly failure: (cause: CauseId, params?: Params, error?: unknown) => ProbeFailure;
  /** Bytes that came and were not asked for. */
  readonly waiting: () => number;
  /** Stops listening, so that somebody else can take over the stream; bytes that wait are lost. */
  readonly leave: () => void;
}

/** Begins a conversation on a connected stream. */
export function converse(stream: Duplex, options: ConversationOptions): Conversation {
  const { host, port, protocol } = options;
  const where = { host, port, protocol };
  let bytes: Buffer = Buffer.alloc(0);
  let answers = 0;
  let ended = false;
  let broken: unknown;
  let wake: (() => void) | null = null;

  const onData = (chunk: Buffer): void => {
    bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk]);
    if (wake === null && bytes.length > mostWaiting) stream.pause();
    wake?.();
  };
  const onEnd = (): void => {
    ended = true;
    wake?.();
  };
  const onError = (error: unknown): void => {
    broken ??= error;
    onEnd();
  };
  stream.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onError);

  const foreign = (seen: Buffer): ProbeFailure => otherService(where, seen);
  const failure = (cause: CauseId, params: Params = {}, error?: unknown): ProbeFailure =>
    new ProbeFailure(cause, { phase: 'talk', params: { host, port, ...params }, cause: error });
  const incomplete = (): ProbeFailure => {
    const alert = lateAlert(broken, { host, port }, certificateShownOn(stream));
    if (alert !== null) return alert;
    if (bytes.length === 0) return answers === 0 ? silentService('connection-lost', where, broken) : lost();
    return answers === 0 ? foreign(bytes) : lost();
  };
  const lost = (): ProbeFailure => failure('connection-lost', {}, broken);
  const late = (): ProbeFailure => {
    if (answers === 0 && bytes.length > 0) return foreign(bytes);
    if (answers === 0) return silentService('no-answer', where);
    return failure('reply-late', { timeoutMs: value(options.answerWithin, 'milliseconds') });
  };
  /** The answer, where it is whole; a failure where it can be none any more; null: wait. */
  const attempt = <T>(take: Take<T>): Taken<T> | ProbeFailure | null => {
    const taken = take(bytes, ended);
    if (taken !== null) return taken;
    if (bytes.length > mostWaiting) return answers === 0 ? foreign(bytes) : failure('reply-not-understood');
    return ended ? incomplete() : null;
  };
  const read = async <T>(take: Take<T>): Promise<T> => {
    const wait = { signal: options.signal, limitMs: options.answerWithin, phase: 'talk', late };
    try {
      const taken = await waitFor<Taken<T>>(wait, (done, fail) => {
        const look = (): void => {
          const found = tried(() => attempt(take));
          if (found instanceof Error) fail(found);
          else if (found !== null) done(found);
        };
        wake = look;
        stream.resume();
        look();
      });
      bytes = bytes.subarray(taken.used);
      answers += 1;
      return taken.value;
    } finally {
      wake = null;
    }
  };
  return {
    send: (data) => {
      if (!stream.destroyed && stream.writable) stream.write(data);
    },
    read,
    line: async () => (await read(takeLine)).toString('utf8').replace(/\r$/, ''),
    exactly: (count) => read((all) => (all.length < count ? null : { value: all.subarray(0, count), used: count })),
    foreign,
    failure,
    waiting: () => bytes.length,
    leave: () => {
      stream.off('data', onData).off('end', onEnd).off('close', onEnd).off('error', onError);
      stream.pause();
    },
  };
}

function takeLine(bytes: Buffer): Taken<Buffer> | null {
  const end = bytes.indexOf(0x0a);
  return end === -1 ? null : { value: bytes.subarray(0, end), used: end + 1 };
}

/** What a reader throws would, in the middle of an event, end the process. */
function tried<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
