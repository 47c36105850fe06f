import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { scramFirst, scramProof } from '../../src/kit/service/scram.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { nested, value, type Message } from '../../src/model/message.ts';
import { authenticate, handshake } from './requests.ts';
import type { mechanisms } from './schema.ts';
import { apiKeys, bytes, readArray, readBytes, readString, string, type Broker } from './wire.ts';

export interface Account {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly mechanism: (typeof mechanisms)[number];
  /** For SCRAM, never the same twice. */
  readonly nonce: string;
}

/** Error codes of the protocol guide that a login meets. */
const codes = { unsupportedMechanism: 33, illegalState: 34, denied: 58 };

/**
 * Logs in once, by SASL within requests (Kafka 1.0 and newer).
 *
 * @throws ProbeFailure `login-denied`, `login-method-unsupported`, `request-refused`, `reply-not-understood`
 */
export async function logIn(server: Visiting, broker: Broker, account: Account): Promise<void> {
  const { mechanism, user, password } = account;
  server.touched(handshake(mechanism));
  const answer = await broker.ask({ key: apiKeys.saslHandshake, version: 1, body: string(mechanism) });
  const code = answer.i16();
  const offered = readArray(answer, readString).filter((name) => name !== null);
  if (code !== 0) throw handshakeFailure(account, code, offered);
  server.loggingIn(user);
  server.touched(authenticate);
  if (mechanism === 'PLAIN') await say(broker, account, `\0${user}\0${password}`);
  else await proveKnowledge(server, broker, account, mechanism);
}

async function proveKnowledge(
  server: Visiting,
  broker: Broker,
  account: Account,
  mechanism: 'SCRAM-SHA-256' | 'SCRAM-SHA-512',
): Promise<void> {
  const options = { ...account, hash: mechanism === 'SCRAM-SHA-256' ? 'sha256' : 'sha512' } as const;
  const proof = await scramProof(options, await say(broker, account, scramFirst(options)));
  if (proof === null) throw server.failure('reply-not-understood');
  const last = await say(broker, account, proof.message);
  if (!proof.isServer(last)) throw server.failure('reply-not-understood');
}

async function say(broker: Broker, account: Account, message: string): Promise<string> {
  const body = bytes(Buffer.from(message));
  const answer = await broker.ask({ key: apiKeys.saslAuthenticate, version: 0, body });
  const code = answer.i16();
  const said = readString(answer) ?? '';
  if (code === codes.denied) throw failure('login-denied', account, said);
  if (code !== 0) throw failure('request-refused', account, `${String(code)} ${said}`.trimEnd());
  return readBytes(answer).toString('utf8');
}

function handshakeFailure(account: Account, code: number, offered: readonly string[]): ProbeFailure {
  if (code === codes.unsupportedMechanism) return failure('login-method-unsupported', account, offered.join(' '));
  if (code === codes.illegalState) return failure('request-refused', account, '34', noLoginWanted);
  return failure('request-refused', account, String(code));
}

const noLoginWanted: Message = { code: 'kafka.note.no-login-wanted', params: {} };

function failure(
  cause: CauseId,
  { host, port, user, mechanism }: Account,
  said: string,
  note: Message | null = null,
): ProbeFailure {
  const params = { host, port, account: user, method: mechanism, said: value(said) };
  return new ProbeFailure(cause, {
    phase: 'login',
    params: { ...params, ...(note === null ? {} : { note: nested(note) }) },
    ...(said === '' ? {} : { cause: new Error(said) }),
  });
}
