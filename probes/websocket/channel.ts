import { constants, inflateRawSync } from 'node:zlib';
import type { Visiting } from '../../src/kit/service/visit.ts';
import { value } from '../../src/model/message.ts';
import { frameBytes, longestPayload, opcodes, takeFrame, type Frame, type FrameErrors } from './frame.ts';

/** A message that came whole. */
export interface Message {
  readonly isText: boolean;
  readonly bytes: Buffer;
}

/** What comes next from the server: an answer to our ping, or a message. */
export type Incoming =
  { readonly kind: 'pong'; readonly payload: Buffer } | { readonly kind: 'message'; readonly message: Message };

/** Frames for one answer; a server that sends more of them says nothing. */
const mostFrames = 200;

export interface Channel {
  readonly send: (opcode: number, payload: Buffer) => void;
  /**
   * Waits for a pong or a whole message; pings of the server are answered meanwhile.
   *
   * @param since moment of the question, on the clock of the channel: a server that is busy with other things answers late
   * @throws ProbeFailure `request-refused` where the server closes, `body-too-large`, `reply-not-understood`, `reply-late` ...
   */
  readonly next: (since: number) => Promise<Incoming>;
}

export interface ChannelOptions {
  /** Gives so many bytes that nobody can foresee (RFC 6455, section 5.3). */
  readonly random: (count: number) => Buffer;
  /** Clock, milliseconds. */
  readonly monotonic: () => number;
  /** Milliseconds for an answer. */
  readonly answerWithin: number;
}

/** Frames over a visit. */
export function channelOn(server: Visiting, { random, monotonic, answerWithin }: ChannelOptions): Channel {
  const broken = () => server.failure('reply-not-understood');
  const tooLong = () => server.failure('body-too-large', { limit: value(longestPayload, 'bytes') });
  const take = takeFrame({ broken, tooLong });
  const send = (opcode: number, payload: Buffer): void => {
    server.send(frameBytes(opcode, payload, random(4)));
  };
  let parts: Frame[] = [];
  const add = (frame: Frame): Message | null => {
    parts.push(frame);
    const [first] = parts;
    const bytes = Buffer.concat(parts.map(({ payload }) => payload));
    if (bytes.length > longestPayload) throw tooLong();
    if (first === undefined || !frame.isLast) return null;
    if (first.opcode !== opcodes.text && first.opcode !== opcodes.binary) throw broken();
    parts = [];
    return {
      isText: first.opcode === opcodes.text,
      bytes: first.isCompressed ? inflated(bytes, { broken, tooLong }) : bytes,
    };
  };
  const next = async (since: number): Promise<Incoming> => {
    for (let count = 0; count < mostFrames; count += 1) {
      if (monotonic() - since > answerWithin)
        throw server.failure('reply-late', { timeoutMs: value(answerWithin, 'milliseconds') });
      const frame = await server.read(take);
      if (frame.opcode === opcodes.pong) return { kind: 'pong', payload: frame.payload };
      if (frame.opcode === opcodes.close) throw server.failure('request-refused', { said: value(closeText(frame)) });
      if (frame.opcode === opcodes.ping) send(opcodes.pong, frame.payload.subarray(0, 125));
      else if (frame.opcode > opcodes.close) throw broken();
      const message = frame.opcode < opcodes.close ? add(frame) : null;
      if (message !== null) return { kind: 'message', message };
    }
    throw broken();
  };
  return { send, next };
}

/** Code and reason of a close frame (RFC 6455, section 5.5.1). */
function closeText({ payload }: Frame): string {
  if (payload.length < 2) return 'close';
  return `close ${String(payload.readUInt16BE())} ${payload.subarray(2).toString('utf8')}`.trimEnd();
}

/** A compressed message (RFC 7692, section 7.2.2). */
function inflated(bytes: Buffer, { broken, tooLong }: FrameErrors): Buffer {
  try {
    const whole = Buffer.concat([bytes, Buffer.from([0, 0, 0xff, 0xff])]);
    return inflateRawSync(whole, { maxOutputLength: longestPayload, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const isLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isLong ? tooLong() : broken();
  }
}
