import { DatabaseError } from 'pg';
import { abortFailure } from '../ladder/wait-for.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { nested, type Message } from '../../model/message.ts';
import type { CauseId } from '../../model/cause.ts';
import { refusedLogin, type Refused } from './refused-login.ts';

/** Who wanted to log in where. */
interface Login {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password?: string;
  /** Our own address. */
  readonly from: string;
  readonly tls: string;
  /** The server asked for MD5 of a password that it keeps as SHA-256. */
  readonly md5OverSha256: boolean;
}

/** What the server, the driver or the guard said when the login did not succeed, as a failure with its real cause. */
export function loginFailure(error: unknown, login: Login, signal: AbortSignal): ProbeFailure {
  if (signal.aborted) return abortFailure(signal, 'login');
  if (error instanceof ProbeFailure) return error;
  const { host, port, database, user, from } = login;
  const { cause, note } = error instanceof DatabaseError ? refusedLogin(error) : { cause: driverCause(error) };
  const said = note ?? noteOfOurs(cause, login);
  return new ProbeFailure(cause, {
    phase: 'login',
    params: { host, port, database, account: user, from, ...(said === null ? {} : { note: nested(said) }) },
    cause: error,
  });
}

/** What our own side of the login may have to do with it. */
function noteOfOurs(cause: CauseId, { password, tls, md5OverSha256 }: Login): Message | null {
  if (cause === 'login-denied' && md5OverSha256) return { code: 'kit.note.md5-over-sha256', params: {} };
  if (cause === 'login-denied' && password === undefined) return { code: 'kit.note.no-password', params: {} };
  if (cause === 'login-not-admitted' && tls === 'off') return { code: 'kit.note.hba-without-tls', params: {} };
  return null;
}

function driverCause(error: unknown): Refused['cause'] {
  const { message } = error instanceof Error ? error : { message: '' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:ECONNRESET|EPIPE|ECONNABORTED|ETIMEDOUT)$/.test(code) || /terminated/i.test(message)
    ? 'connection-lost'
    : 'reply-not-understood';
}
