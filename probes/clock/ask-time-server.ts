import { randomBytes } from 'node:crypto';
import type { ProbeAnswer, ProbeTask } from '../../src/kit/define-probe.ts';
import { tenth } from '../../src/kit/ladder/climb-log.ts';
import { gapsAt, noted } from '../../src/kit/machine/missed.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { Timing } from '../../src/model/observation.ts';
import { value } from '../../src/model/message.ts';
import { answersNtp, decodeNtp, encodeNtpQuestion, type NtpReply } from './ntp-packet.ts';
import type { Facts, Settings } from './schema.ts';
import { timeTouch } from './touches.ts';

interface Sample {
  readonly reply: NtpReply;
  readonly address: string;
  /** Our clock minus theirs, milliseconds. */
  readonly offset: number;
  /** Way there and back, milliseconds. */
  readonly delay: number;
}

/**
 * Asks a time server a few times and takes the answer that came the quickest way: its error is the smallest (RFC 5905
 * section 10).
 *
 * @throws ProbeFailure of `Exchange`; `ntp-refused` with the code of the refusal; `reply-not-understood` where something
 * answered, and not to the question.
 */
export async function askTimeServer(task: ProbeTask<Settings>, server: string): Promise<ProbeAnswer<Facts>> {
  const samples: Sample[] = [];
  const timings: Timing[] = [];
  for (let left = task.settings.samples; left > 0; left -= 1) {
    const sample = await askOnce(task, server, samples.length > 0);
    if (sample === null) break;
    samples.push(sample);
    timings.push({ phase: 'response', durationMs: tenth(sample.delay) });
    if (isWithoutTime(sample.reply)) break;
  }
  const [first, ...others] = samples;
  if (first === undefined) throw new ProbeFailure('cancelled', { phase: 'response' });
  const best = others.reduce((quickest, each) => (each.delay < quickest.delay ? each : quickest), first);
  return { ...factsOf(best), timings };
}

/** One question. Null: one of the later ones was not answered, and the earlier answers do. */
async function askOnce(task: ProbeTask<Settings>, server: string, isSpare: boolean): Promise<Sample | null> {
  const { port, answerWithin } = task.settings;
  let nonce: Uint8Array = new Uint8Array(8);
  task.touched(timeTouch(server, port));
  try {
    const { reply, address, sentAt, durationMs } = await task.exchange({
      host: server,
      port,
      payload: () => {
        nonce = randomBytes(8);
        return encodeNtpQuestion(nonce);
      },
      accept: (bytes) => answersNtp(Buffer.from(bytes), nonce),
      answerWithin,
      tries: 1,
    });
    return sampleOf(decodeNtp(Buffer.from(reply)), { address, sentAt, durationMs, server, port });
  } catch (error) {
    const failure = explained(error, server, port);
    if (isSpare && failure instanceof ProbeFailure && failure.failureCause === 'connect-timeout') return null;
    throw failure;
  }
}

interface Came {
  readonly address: string;
  readonly sentAt: number;
  readonly durationMs: number;
  readonly server: string;
  readonly port: number;
}

/** Codes with which a server without time says that it is starting (RFC 5905 section 7.4); the others are refusals. */
const starting: readonly string[] = ['INIT', 'STEP', ''];

function sampleOf(reply: NtpReply, { address, sentAt, durationMs, server, port }: Came): Sample {
  if (reply.stratum === 0 && !starting.includes(reply.reference)) {
    const params = { host: server, port, code: value(reply.reference) };
    throw new ProbeFailure('ntp-refused', { phase: 'response', params });
  }
  const theirs = (reply.receivedAt + reply.sentAt) / 2;
  const inServer = Math.max(0, reply.sentAt - reply.receivedAt);
  return { reply, address, offset: sentAt + durationMs / 2 - theirs, delay: Math.max(0, durationMs - inServer) };
}

/** What answered, but not the question that was asked, is no time server, or somebody forges answers. */
function explained(error: unknown, host: string, port: number): unknown {
  if (!(error instanceof ProbeFailure) || error.failureCause !== 'connect-timeout') return error;
  const { ignored } = error.params;
  const isForeign = typeof ignored === 'number' && ignored > 0;
  return isForeign ? new ProbeFailure('reply-not-understood', { phase: 'response', params: { host, port } }) : error;
}

/** Its own clock follows none: what it says of the time means nothing. */
function isWithoutTime({ leap, stratum, receivedAt, sentAt }: NtpReply): boolean {
  return leap === 'unknown' || stratum === 0 || stratum > 15 || receivedAt === 0 || sentAt === 0;
}

const unseen = ['offset', 'skew', 'accuracy', 'time'];

function factsOf({
  reply,
  address,
  offset,
  delay,
}: Sample): Pick<ProbeAnswer<Facts>, 'gaps'> & { readonly facts: Facts } {
  const synchronized = !isWithoutTime(reply);
  const { leap, version, stratum, reference, referenceTime } = reply;
  const facts: Facts = {
    source: 'ntp',
    address,
    synchronized,
    stratum,
    reference,
    leap,
    version,
    delay: tenth(delay),
    rootDelay: tenth(reply.rootDelay),
    rootDispersion: tenth(reply.rootDispersion),
    referenceTime: referenceTime === null ? null : new Date(referenceTime).toISOString(),
  };
  if (!synchronized) return { facts, gaps: gapsAt(unseen, noted('not-supported', 'clock.gap.unsynchronized')) };
  const seen = {
    offset: tenth(offset),
    skew: tenth(Math.abs(offset)),
    // our own clock is read in whole milliseconds
    accuracy: tenth(delay / 2 + 1),
    time: new Date(reply.sentAt).toISOString(),
  };
  return { facts: { ...facts, ...seen }, gaps: [] };
}
