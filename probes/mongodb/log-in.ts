import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { scramFirst, scramProof } from '../../src/kit/service/scram.ts';
import type { Visiting } from '../../src/kit/service/visit.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import { value } from '../../src/model/message.ts';
import { saslContinue, saslStart } from './requests.ts';
import type { Connection } from './wire.ts';

export interface Account {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly authSource: string;
  /** Never the same twice. */
  readonly nonce: string;
}

/** Error codes (MongoDB, src/mongo/base/error_codes.yml): AuthenticationFailed, MechanismUnavailable, BadValue. */
const codes = { denied: 18, noMechanism: 334, old: 2 };

/**
 * Logs in once by SCRAM-SHA-256 (MongoDB 4.0 and newer). The password itself is never sent.
 *
 * @throws ProbeFailure `login-denied`, `login-method-unsupported`, `request-refused`, `reply-not-understood`
 */
export async function logIn(server: Visiting, connection: Connection, account: Account): Promise<void> {
  const options = { ...account, hash: 'sha256' } as const;
  server.loggingIn(account.user);
  server.touched(saslStart);
  const first = await connection.run(account.authSource, {
    saslStart: 1,
    mechanism: 'SCRAM-SHA-256',
    payload: packed(scramFirst(options)),
    options: { skipEmptyExchange: true },
  });
  const proof = await scramProof(options, payloadOf(account, first));
  if (proof === null) throw server.failure('reply-not-understood');
  server.touched(saslContinue);
  const conversationId = first['conversationId'] ?? 1;
  const command = { saslContinue: 1, conversationId, payload: packed(proof.message) };
  const last = await connection.run(account.authSource, command);
  if (!proof.isServer(payloadOf(account, last))) throw server.failure('reply-not-understood');
  if (last['done'] === true) return;
  // Servers before 4.4 do not know that the last exchange, an empty one, may be left out.
  server.touched(saslContinue);
  const end = await connection.run(account.authSource, { ...command, payload: packed('') });
  payloadOf(account, end);
  if (end['done'] !== true) throw server.failure('reply-not-understood');
}

function packed(message: string): JsonObject {
  return { $binary: Buffer.from(message).toString('base64') };
}

function payloadOf(account: Account, reply: JsonObject): string {
  if (reply['ok'] !== 1) throw refused(account, reply);
  const payload = reply['payload'];
  const bytes = isJsonObject(payload) ? payload['$binary'] : undefined;
  return typeof bytes === 'string' ? Buffer.from(bytes, 'base64').toString('utf8') : '';
}

function refused({ host, port, user }: Account, reply: JsonObject): ProbeFailure {
  const said = typeof reply['errmsg'] === 'string' ? reply['errmsg'] : '';
  const params = { host, port, account: user, said: value(said) };
  return new ProbeFailure(causeOf(reply['code']), { phase: 'login', params, cause: new Error(said) });
}

function causeOf(code: JsonObject[string] | undefined): CauseId {
  if (code === codes.denied) return 'login-denied';
  return code === codes.noMechanism || code === codes.old ? 'login-method-unsupported' : 'request-refused';
}
