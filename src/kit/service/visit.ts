import type { Duplex } from 'node:stream';
import type { JsonObject } from '../../model/json.ts';
import type { Gap, Timing } from '../../model/observation.ts';
import { hostPort } from '../../model/plan.ts';
import type { ProbeTask } from '../define-probe.ts';
import { gapsAt, type Missed } from '../machine/missed.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { learn, newClimbLog, tenth, timed, timeOf, withLog, type ClimbLog } from '../ladder/climb-log.ts';
import { dialStep, secureFirst, type ConnectOptions } from '../ladder/connect-step.ts';
import { routeGaps } from '../ladder/proxy/route.ts';
import { routerOf } from '../ladder/proxy/router.ts';
import { trustOf } from '../ladder/trust-of.ts';
import { converse, type Conversation } from './conversation.ts';
import type { ServiceSettings } from './settings.ts';

/** What a protocol adds. */
export interface Protocol {
  /** As its makers call it. */
  readonly name: string;
  /** ALPN names to offer; none where absent. */
  readonly alpn?: readonly string[];
  /** Where TLS begins: with the first byte (default), or when `Visiting.startTls` is called. */
  readonly tlsFrom?: 'first-byte' | 'start-tls';
}

/** A conversation with what belongs to the look. */
export interface Visiting extends Conversation {
  /** Adds facts, kept also where it fails later. */
  readonly learn: (facts: JsonObject) => void;
  readonly gap: (gap: Gap) => void;
  /** A gap for each of these facts, for the same reason. */
  readonly miss: (paths: readonly string[], missed: Missed) => void;
  /** Reports a request of the touch list as sent. */
  readonly touched: (text: string) => void;
  /** Reports the account of the touch list as logging in, right before what proves it goes out. */
  readonly loggingIn: (account: string) => void;
  /** Own address of the connection. */
  readonly localAddress: string;
  /** The connection itself, for a library that goes on with it; the conversation has left it then. */
  readonly takeOver: () => Duplex;
  /**
   * TLS over the connection, where the server agreed to it; the conversation goes on within. A handshake that fails is
   * looked at again, as after the first byte: `agree` brings a further connection to where the server agreed. Throws
   * tls-*, certificate-*.
   */
  readonly startTls: (agree: (server: Visiting) => Promise<void>) => Promise<void>;
}

/** What a visit gave. */
export interface Visited {
  /** What was learnt, with `address`, `tls`, `certificate`, `chain`, `timings`: serviceFactShapes. */
  readonly facts: JsonObject;
  readonly gaps: readonly Gap[];
  readonly timings: readonly Timing[];
}

/** Milliseconds for the handshake alone. */
const handshakeLimitMs = 10_000;

/**
 * Visits a service: name, connection, TLS as the settings ask with the verdict on the certificate, then `talk`. Whatever
 * breaks keeps what was learnt before it.
 *
 * @throws ProbeFailure of the rung that broke
 */
export async function visit<S extends ServiceSettings>(
  task: ProbeTask<S>,
  protocol: Protocol,
  talk: (visiting: Visiting) => Promise<void>,
): Promise<Visited> {
  const log = newClimbLog();
  const gaps: Gap[] = [];
  const began = task.monotonic();
  try {
    const options = await connectOptions(task, protocol);
    const { stream, localAddress } = await dialStep(task, options, log);
    const secureNow = options.secure && protocol.tlsFrom !== 'start-tls';
    const first = secureNow ? await secureFirst(task, stream, options, log) : stream;
    await timedTalk(task, log, () => talk(visitingOn(first, { task, protocol, options, log, gaps, localAddress })));
    learn(log, { timings: timingFacts(log, task.monotonic() - began) });
    return { facts: log.facts, gaps: [...routeGaps(log.facts), ...gaps], timings: log.timings };
  } catch (error) {
    const failure = withLog(error, log);
    if (!(failure instanceof ProbeFailure)) throw failure;
    throw failure.with({ gaps: [...routeGaps(log.facts), ...(failure.learnt.gaps ?? []), ...gaps] });
  }
}

async function connectOptions<S extends ServiceSettings>(
  task: ProbeTask<S>,
  protocol: Protocol,
): Promise<ConnectOptions> {
  const { host, port, tls, serverName } = task.settings;
  const { trust } = await trustOf(task, task.settings);
  return {
    host,
    port,
    secure: tls !== 'off',
    serverName: serverName ?? null,
    trust,
    alpn: protocol.alpn ?? [],
    tlsMs: handshakeLimitMs,
    route: await routerOf(task, trust)({ host, port, scheme: 'http' }),
    judged: tls === 'verify',
  };
}

async function timedTalk<S>(task: ProbeTask<S>, log: ClimbLog, talk: () => Promise<void>): Promise<void> {
  const started = task.monotonic();
  try {
    await talk();
  } finally {
    timed(log, 'talk', task.monotonic() - started);
  }
}

/** Milliseconds of each step; null: it was not taken. */
function timingFacts(log: ClimbLog, total: number): JsonObject {
  return {
    resolve: timeOf(log, 'resolve'),
    connect: timeOf(log, 'connect'),
    proxy: timeOf(log, 'proxy'),
    tls: timeOf(log, 'tls'),
    talk: timeOf(log, 'talk'),
    total: tenth(total),
  };
}

interface Around<S> {
  readonly task: ProbeTask<S>;
  readonly protocol: Protocol;
  readonly options: ConnectOptions;
  readonly log: ClimbLog;
  readonly gaps: Gap[];
  readonly localAddress: string;
}

function visitingOn<S extends ServiceSettings>(first: Duplex, around: Around<S>): Visiting {
  const { task, protocol, options, log, gaps, localAddress } = around;
  const { host, port, answerWithin } = task.settings;
  const talkOver = (stream: Duplex): Conversation =>
    converse(stream, { host, port, protocol: protocol.name, signal: task.signal, answerWithin });
  let stream = first;
  let current = talkOver(stream);
  return {
    send: (data) => {
      current.send(data);
    },
    read: (take) => current.read(take),
    line: () => current.line(),
    exactly: (count) => current.exactly(count),
    foreign: (bytes) => current.foreign(bytes),
    failure: (cause, params, error) => current.failure(cause, params, error),
    waiting: () => current.waiting(),
    leave: () => {
      current.leave();
    },
    learn: (facts) => {
      learn(log, facts);
    },
    gap: (gap) => {
      gaps.push(gap);
    },
    miss: (paths, missed) => {
      gaps.push(...gapsAt(paths, missed));
    },
    touched: (text) => {
      task.touched({ kind: 'request', at: hostPort(host, port), text });
    },
    loggingIn: (account) => {
      task.touched({ kind: 'account', at: hostPort(host, port), name: account });
    },
    localAddress,
    takeOver: () => {
      current.leave();
      return stream;
    },
    startTls: async (agree) => {
      // What came before the handshake was sent by somebody in between, to be taken for the server’s (CVE-2011-0411).
      if (current.waiting() > 0) throw current.failure('reply-not-understood');
      current.leave();
      const reach = () => reachAgain(around, agree);
      stream = await secureFirst(task, first, { ...options, reach }, log);
      current = talkOver(stream);
    },
  };
}

/** A further connection to look at a failed handshake; nothing is learnt there. */
async function reachAgain<S extends ServiceSettings>(
  around: Around<S>,
  agree: (server: Visiting) => Promise<void>,
): Promise<Duplex> {
  const { task, options } = around;
  const { stream, localAddress } = await dialStep(task, options, newClimbLog());
  const other = visitingOn(stream, { ...around, log: newClimbLog(), gaps: [], localAddress });
  await agree(other);
  return other.takeOver();
}
