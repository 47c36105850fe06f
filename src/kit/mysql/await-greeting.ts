import type { Duplex } from 'node:stream';
import { otherService, silentService } from '../service/other-service.ts';
import type { ProbeTask } from '../define-probe.ts';
import { waitFor } from '../ladder/wait-for.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { readGreeting, type Greeting } from './greeting.ts';
import { loginFailure } from './login-cause.ts';
import type { MysqlLogin } from './login.ts';

/** A server that is ready for a login. */
export type Hello = Extract<Greeting, { kind: 'hello' }>;

/** Milliseconds a server may think before its greeting; longer where it looks up our name (skip_name_resolve off). */
const greetingLimitMs = 8000;

/** Milliseconds for an answer to what only another product understands. */
const questionLimitMs = 2000;

/** First message of the X Protocol (port 33060): a notice of its own. */
const xProtocol = /^[\s\S]{3}\x00\x0b\x08\x05/;

/**
 * SSLRequest of the PostgreSQL protocol: its servers wait for us, and answer it with one letter (manual, section 55.2.11).
 * A web server takes it for a broken request and says so.
 */
const question = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/**
 * Waits for the greeting; a MySQL server speaks first. Throws ProbeFailure: `no-answer`, `connection-lost`,
 * `protocol-not-spoken`, or what a refusal before the login means (too many connections, host blocked ...).
 */
export async function awaitGreeting(task: ProbeTask<MysqlLogin>, socket: Duplex, from: string): Promise<Hello> {
  const greeting = await firstPacket(task, socket);
  if (greeting === 'silence') throw await whoIsSilent(task, socket);
  if (greeting.kind === 'hello') return greeting;
  throw loginFailure(greeting, { ...task.settings, from }, task.signal);
}

function firstPacket(task: ProbeTask<MysqlLogin>, socket: Duplex): Promise<Greeting | 'silence'> {
  const where = whereOf(task);
  let bytes: Buffer = Buffer.alloc(0);
  const wait = {
    signal: task.signal,
    limitMs: greetingLimitMs,
    phase: 'login',
    late: () => silentService('no-answer', where),
  };
  return waitFor<Greeting | 'silence'>(wait, (resolve, reject) => {
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
      reject(silentService('connection-lost', where, error));
    });
    socket.once('close', () => {
      reject(bytes.length === 0 ? silentService('connection-lost', where) : notSpoken(task, bytes));
    });
  }).catch((error: unknown) => {
    const silent = error instanceof ProbeFailure && error.failureCause === 'no-answer' && bytes.length === 0;
    if (silent) return 'silence';
    throw error;
  });
}

/** The failure for a server that waits for us to begin: another product, where it answers to that. */
function whoIsSilent(task: ProbeTask<MysqlLogin>, socket: Duplex): Promise<ProbeFailure> {
  const silent = silentService('no-answer', whereOf(task));
  const wait = { signal: task.signal, limitMs: questionLimitMs, phase: 'login', late: () => silent };
  return waitFor<ProbeFailure>(wait, (resolve) => {
    socket.once('data', (answer: Buffer) => {
      socket.pause();
      const isPostgres = answer.equals(Buffer.from('S')) || answer.equals(Buffer.from('N'));
      resolve(isPostgres ? otherService(whereOf(task), answer, 'PostgreSQL') : notSpoken(task, answer));
    });
    socket.once('close', () => {
      resolve(silent);
    });
    socket.write(question);
  });
}

function whereOf({ settings: { host, port } }: ProbeTask<MysqlLogin>) {
  return { host, port, protocol: 'MySQL' };
}

function notSpoken(task: ProbeTask<MysqlLogin>, bytes: Buffer): ProbeFailure {
  const isX = xProtocol.test(bytes.toString('latin1', 0, 16));
  return isX ? otherService(whereOf(task), bytes, 'MySQL X Protocol') : otherService(whereOf(task), bytes);
}
