import type { Duplex } from 'node:stream';
import type { ProbeTask } from '../define-probe.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { forDriver } from './greeting.ts';
import { awaitGreeting, type Hello } from './await-greeting.ts';
import { dialDatabase } from '../database/dial.ts';
import type { Opening } from '../database/session.ts';
import { withoutTls } from '../database/tls-facts.ts';
import type { MysqlLogin } from './login.ts';
import { secureStream } from './secure-stream.ts';

/** A stream on which the login can begin, protected as the settings ask. */
export interface OpenStream {
  readonly stream: Duplex;
  /** Whether TLS stands. */
  readonly secure: boolean;
  /** Whether the server offers TLS. */
  readonly offersTls: boolean;
  readonly version: string;
  /** The greeting for the driver to read again. */
  readonly greeting: Buffer;
  /** Number that the driver’s next packet follows. */
  readonly sequence: number;
}

/**
 * Connects, reads the greeting, and begins TLS as the settings say. Nothing of the account is sent yet.
 * Throws ProbeFailure: the causes of dialling, of proxies and of a greeting (awaitGreeting), `tls-refused`, those of the handshake.
 */
export async function openStream(task: ProbeTask<MysqlLogin>, opening: Opening): Promise<OpenStream> {
  const { host, port, tls } = task.settings;
  const socket = await dialDatabase(task, opening);
  const hello = await awaitGreeting(task, socket, opening.from);
  opening.facts = {
    ...opening.facts,
    handshakeVersion: hello.version,
    ...(hello.plugin === null ? {} : { authentication: hello.plugin }),
  };
  if (tls !== 'off' && hello.offersTls) return await secured(task, socket, hello, opening);
  if (tls === 'require' || tls === 'verify')
    throw new ProbeFailure('tls-refused', { phase: 'tls', params: { host, port } });
  opening.facts = { ...opening.facts, ...withoutTls };
  return { ...plain(hello, 0), stream: socket, secure: false };
}

async function secured(
  task: ProbeTask<MysqlLogin>,
  socket: Duplex,
  hello: Hello,
  opening: Opening,
): Promise<OpenStream> {
  const stream = await secureStream(task, socket, opening);
  // The request for TLS was number 1.
  return { ...plain(hello, 1), stream, secure: true };
}

function plain(hello: Hello, sequence: number): Pick<OpenStream, 'version' | 'offersTls' | 'greeting' | 'sequence'> {
  return { version: hello.version, offersTls: hello.offersTls, greeting: forDriver(hello.packet, sequence), sequence };
}
