import { randomInt } from 'node:crypto';
import type { ProbeTask } from '../../src/kit/define-probe.ts';
import type { NameServer } from '../../src/kit/lookup-name.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { converse } from '../../src/kit/service/conversation.ts';
import { answersQuery, decodeReply, type DnsReply } from './message/decode-reply.ts';
import { encodeQuery, type Query } from './message/encode-query.ts';
import { MalformedMessage } from './message/reader.ts';
import type { RecordType } from './message/types.ts';
import { questionName } from './question-name.ts';
import type { Settings } from './schema.ts';
import { questionTouch } from './touches.ts';

/** A reply and how it came. */
export interface Asked {
  readonly reply: DnsReply;
  readonly transport: 'udp' | 'tcp';
  /** Milliseconds. */
  readonly durationMs: number;
}

const formatError = 1;

/**
 * Asks one name server one question: over UDP, over TCP where the answer does not fit or the settings say so. Each
 * question has a random number and source port, and only a reply to exactly this question counts.
 *
 * @throws ProbeFailure of the connection (see `Exchange`, `Dial`, `Conversation`); `reply-not-understood` where the reply
 * is no DNS message, or not whole over TCP. Whatever reply code the server gives is an answer.
 */
export async function askServer(task: ProbeTask<Settings>, server: NameServer, type: RecordType): Promise<Asked> {
  task.touched(questionTouch(task.settings, type));
  const query = { id: randomInt(0x10000), name: questionName(task.settings.name), type, extended: true };
  if (task.settings.transport === 'tcp') return askOverTcp(task, server, query);
  const first = await askOverUdp(task, server, query);
  const asked =
    first.reply.code === formatError ? await askOverUdp(task, server, { ...query, extended: false }) : first;
  return asked.reply.truncated ? askOverTcp(task, server, query) : asked;
}

async function askOverUdp(task: ProbeTask<Settings>, server: NameServer, query: Query): Promise<Asked> {
  const { answerWithin, tries } = task.settings;
  const { reply, durationMs } = await task.exchange({
    ...server,
    payload: () => encodeQuery(query),
    accept: (bytes) => answersQuery(Buffer.from(bytes), query),
    answerWithin,
    tries,
  });
  return { reply: understood(Buffer.from(reply), server), transport: 'udp', durationMs };
}

async function askOverTcp(task: ProbeTask<Settings>, server: NameServer, query: Query): Promise<Asked> {
  const { answerWithin } = task.settings;
  const { socket } = await task.dial({ ...server, connectTimeoutMs: answerWithin });
  const began = task.monotonic();
  const conversation = converse(socket, { ...server, protocol: 'DNS', signal: task.signal, answerWithin });
  try {
    const message = encodeQuery(query);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(message.length);
    conversation.send(Buffer.concat([length, message]));
    const reply = await conversation.read((bytes) => {
      const end = bytes.length < 2 ? Number.POSITIVE_INFINITY : 2 + bytes.readUInt16BE(0);
      return bytes.length < end ? null : { value: bytes.subarray(2, end), used: end };
    });
    if (!answersQuery(reply, query)) throw conversation.foreign(reply);
    const decoded = understood(reply, server);
    // Over TCP everything fits: what is left out was left out by whoever is in between.
    if (decoded.truncated) throw notUnderstood(server);
    return { reply: decoded, transport: 'tcp', durationMs: task.monotonic() - began };
  } finally {
    conversation.leave();
    socket.destroy();
  }
}

function understood(bytes: Buffer, server: NameServer): DnsReply {
  try {
    return decodeReply(bytes);
  } catch (error) {
    if (!(error instanceof MalformedMessage)) throw error;
    throw notUnderstood(server);
  }
}

function notUnderstood(server: NameServer): ProbeFailure {
  return new ProbeFailure('reply-not-understood', { phase: 'response', params: { ...server } });
}
