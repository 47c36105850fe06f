import type { Duplex } from 'node:stream';
import type { ProbeTask } from '../define-probe.ts';
import { describeFirstBytes } from '../ladder/first-bytes.ts';
import { waitFor } from '../ladder/wait-for.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { value } from '../../model/message.ts';
import { readGreeting, type Greeting } from './greeting.ts';
import { loginFailure } from './login-cause.ts';
import type { MysqlLogin } from './login.ts';

/** A server that is ready for a login. */
export type Hello = Extract<Greeting, { kind: 'hello' }>;

/** Milliseconds a server may think before its greeting; longer where it looks up our name (skip_name_resolve off). */
const greetingLimitMs = 8000;

/** First message of the X Protocol (port 33060): a notice of its own. */
const xProtocol = /^[\s\S]{3}\x00\x0b\x08\x05/;

/**
 * Waits for the greeting; a MySQL server speaks first. Throws ProbeFailure: `no-answer`, `connection-lost`,
 * `protocol-not-spoken`, or what a refusal before the login means (too many connections, host blocked ...).
 */
export async function awaitGreeting(task: ProbeTask<MysqlLogin>, socket: Duplex, from: string): Promise<Hello> {
  const greeting = await firstPacket(task, socket);
  if (greeting.kind === 'hello') return greeting;
  throw loginFailure(greeting, { ...task.settings, from }, task.signal);
}

function firstPacket(task: ProbeTask<MysqlLogin>, socket: Duplex): Promise<Greeting> {
  const { host, port } = task.settings;
  const failure = (cause: 'no-answer' | 'connection-lost', error?: unknown): ProbeFailure =>
    new ProbeFailure(cause, { phase: 'login', params: { host, port }, cause: error });
  const wait = {
    signal: task.signal,
    limitMs: greetingLimitMs,
    phase: 'login',
    late: () => failure('no-answer'),
  };
  return waitFor<Greeting>(wait, (resolve, reject) => {
    let bytes: Buffer = Buffer.alloc(0);
    const onData = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      const greeting = readGreeting(bytes);
      if (greeting === null) return;
      socket.off('data', onData);
      socket.pause();
      if (greeting === 'other') reject(notSpoken(task, bytes));
      else resolve(greeting);
    };
    socket.on('data', onData);
    socket.once('error', (error) => {
      reject(failure('connection-lost', error));
    });
    socket.once('close', () => {
      reject(bytes.length === 0 ? failure('connection-lost') : notSpoken(task, bytes));
    });
  });
}

function notSpoken({ settings: { host, port } }: ProbeTask<MysqlLogin>, bytes: Buffer): ProbeFailure {
  const seen = xProtocol.test(bytes.toString('latin1', 0, 16)) ? 'MySQL X Protocol' : describeFirstBytes(bytes);
  return new ProbeFailure('protocol-not-spoken', {
    phase: 'login',
    params: { host, port, protocol: 'MySQL', seen: value(seen) },
  });
}
