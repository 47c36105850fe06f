import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { ByteReader } from '../../src/kit/service/byte-reader.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { value, type Params } from '../../src/model/message.ts';
import { readShort } from './table.ts';

/** Where somebody wants to enter. */
export interface Entering {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly vhost: string;
}

/** Why a broker closes (AMQP 0-9-1, section 1.2: reply codes). */
export interface Close {
  readonly code: number;
  readonly text: string;
}

/** Arguments of connection.close and channel.close. */
export function readClose(args: ByteReader): Close {
  return { code: args.u16(), text: readShort(args) };
}

/** A login that was refused; null: without a word. */
export function refusedLogin(entering: Entering, close: Close | null): ProbeFailure {
  const cause = close === null || close.code === 403 ? 'login-denied' : 'request-refused';
  return failure(cause, entering, close, 'login');
}

/**
 * A virtual host that was not opened. RabbitMQ answers 530 for all of it, so its words decide; AMQP itself has 402 for a
 * name that is not known and 403 for missing rights.
 */
export function refusedOpen(entering: Entering, close: Close): ProbeFailure {
  return failure(openCause(entering, close), entering, close, 'login');
}

function openCause({ vhost, user }: Entering, { code, text }: Close): CauseId {
  if (code === 402) return 'virtual-host-missing';
  if (code === 403) return 'access-denied';
  if (code === 320) return 'server-stopping';
  // The names are ours to choose and may read like anything.
  const said = text.replaceAll(vhost, '').replaceAll(user, '');
  if (code === 530 && /limit/i.test(said)) return 'too-many-connections';
  if (code === 530 && /not found/i.test(said)) return 'virtual-host-missing';
  if (code === 530 && /refused/i.test(said)) return 'access-denied';
  return 'request-refused';
}

function failure(cause: CauseId, entering: Entering, close: Close | null, phase: string): ProbeFailure {
  const { host, port, user, vhost } = entering;
  const said = value(close === null ? '' : `${String(close.code)} ${close.text}`);
  const params: Params = { host, port, account: user, vhost, object: vhost, said };
  return new ProbeFailure(cause, { phase, params, cause: close === null ? undefined : new Error(close.text) });
}
