import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Take } from '../../src/kit/service/conversation.ts';
import { visit, type Visiting } from '../../src/kit/service/visit.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { decodeAnswer } from './decode.ts';
import { readMessage, type Hl7Message } from './message.ts';
import { requestText } from './request-text.ts';
import { Facts, type Settings } from './schema.ts';

/** Milliseconds in which something else than MLLP would have greeted. */
const quietMs = 500;

/** Begin and end of a message (HL7 v2.5.1 implementation guide, appendix C: the minimal lower layer protocol). */
const start = 0x0b;
const end = Buffer.from([0x1c, 0x0d]);

/** Connects, and where a message is given sends it and reads its acknowledgement. */
export async function observe(task: ProbeTask<Settings>): Promise<ProbeAnswer<Facts>> {
  const { message, answerWithin } = task.settings;
  const settings =
    message === undefined ? { ...task.settings, answerWithin: Math.min(answerWithin, quietMs) } : task.settings;
  const talk = (server: Visiting): Promise<void> =>
    message === undefined ? staysSilent(server) : exchange(server, message);
  const { facts, gaps, timings } = await visit({ ...task, settings }, { name: 'HL7 (MLLP)' }, talk);
  return { facts: Facts.parse(facts), gaps, timings };
}

/** Nothing in HL7 version 2 asks without changing; whoever speaks up first is something else. */
async function staysSilent(server: Visiting): Promise<void> {
  try {
    await server.read((bytes) => {
      if (bytes.length > 0) throw server.foreign(bytes);
      return null;
    });
  } catch (error) {
    const silent = error instanceof ProbeFailure && error.failureCause === 'no-answer';
    if (!silent) throw error;
    server.learn({ acknowledgement: null });
  }
}

async function exchange(server: Visiting, message: string): Promise<void> {
  server.touched(requestText(message));
  const segments = message.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  server.send(Buffer.concat([Buffer.from([start]), Buffer.from(`${segments.join('\r')}\r`, 'utf8'), end]));
  const answer = readMessage(decodeAnswer(await server.read(takeFrame(server))));
  const code = answer?.field('MSA', 1) ?? '';
  if (answer === null || code === '') throw server.failure('reply-not-understood');
  server.learn({ acknowledgement: acknowledgement(answer, readMessage(message)?.field('MSH', 10) ?? '') });
}

function takeFrame(server: Visiting): Take<Buffer> {
  return (bytes) => {
    if (bytes.length > 0 && bytes.readUInt8(0) !== start) throw server.foreign(bytes);
    const at = bytes.indexOf(end);
    return at === -1 ? null : { value: bytes.subarray(1, at), used: at + end.length };
  };
}

/** Characters and segments that are kept. */
const longest = 1000;
const mostErrors = 20;

function acknowledgement(answer: Hl7Message, sent: string): JsonObject {
  const orNone = (segment: string, number: number): string | null => {
    const text = answer.field(segment, number).slice(0, longest);
    return text === '' ? null : text;
  };
  return {
    code: answer.field('MSA', 1).slice(0, longest),
    text: orNone('MSA', 3),
    errors: answer
      .all('ERR')
      .slice(0, mostErrors)
      .map((error) => error.slice(0, longest)),
    forUs: answer.field('MSA', 2) === sent,
    type: answer.field('MSH', 9).slice(0, longest),
    version: orNone('MSH', 12),
    charset: orNone('MSH', 18),
    application: orNone('MSH', 3),
    facility: orNone('MSH', 4),
    processing: orNone('MSH', 11),
  };
}
