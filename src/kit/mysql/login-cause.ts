import { abortFailure } from '../ladder/wait-for.ts';
import { ProbeFailure } from '../probe-failure.ts';
import type { CauseId } from '../../model/cause.ts';
import { nested } from '../../model/message.ts';
import { serverError } from './server-error.ts';

/** Numbers of refused logins (error reference of MySQL and of MariaDB) and what they mean for us. */
const byNumber: Readonly<Record<number, CauseId>> = {
  1040: 'too-many-connections',
  1203: 'too-many-connections', // max_user_connections
  1226: 'too-many-connections', // a limit of the account
  1041: 'local-failed',
  1044: 'login-not-admitted', // no right on this database
  1045: 'login-denied',
  1698: 'login-denied', // the account logs in without a password, by its system account
  1873: 'login-denied',
  4151: 'account-locked', // MariaDB
  3118: 'account-locked',
  3955: 'account-locked', // for some days, after wrong passwords
  4165: 'account-locked', // TiDB
  1820: 'password-expired', // let in, and no statement but the one for a new password
  1862: 'password-expired',
  1049: 'database-missing',
  1053: 'server-stopping',
  1129: 'host-blocked',
  1130: 'login-not-admitted',
  3159: 'tls-required',
  1251: 'login-method-unsupported',
  1275: 'login-method-unsupported',
  1524: 'login-method-unsupported', // the method of the account is not loaded at the server
  1043: 'reply-not-understood',
  1158: 'connection-lost',
  1159: 'connection-lost',
  1160: 'connection-lost',
  1161: 'connection-lost',
  1152: 'connection-lost',
  1184: 'connection-lost',
  1927: 'connection-lost', // killed (MariaDB)
  4031: 'connection-lost', // idle for too long (MySQL)
};

/** Who wanted to log in where. */
interface Login {
  readonly host: string;
  readonly port: number;
  readonly database?: string;
  readonly user: string;
  /** Our own address. */
  readonly from: string;
  /** The server offers TLS and the login went without it. */
  readonly tlsLeftOut?: boolean;
}

/** MariaDB says no more than “denied” to an account that may log in with TLS only, or where all have to. */
const withoutTls = nested({ code: 'kit.note.without-tls', params: {} });

/** What the server, the driver or the guard said when the login did not succeed, as a failure with its real cause. */
export function loginFailure(error: unknown, login: Login, signal: AbortSignal): ProbeFailure {
  if (signal.aborted) return abortFailure(signal, 'login');
  if (error instanceof ProbeFailure) return error;
  const { host, port, user, from } = login;
  const said = serverError(error);
  const cause = said === null ? driverCause(error) : (byNumber[said.errno] ?? 'reply-not-understood');
  const wantsTls = cause === 'login-denied' && login.tlsLeftOut === true;
  return new ProbeFailure(cause, {
    phase: 'login',
    params: {
      host,
      port,
      database: login.database ?? '',
      account: user,
      from,
      ...(wantsTls ? { note: withoutTls } : {}),
    },
    cause: detailOf(error),
  });
}

function detailOf(error: unknown): Error {
  if (error instanceof Error) return error;
  const said = serverError(error);
  return new Error(said === null ? String(error) : `${String(said.errno)} ${said.message}`);
}

function driverCause(error: unknown): CauseId {
  const { message } = error instanceof Error ? error : { message: '' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'AUTH_SWITCH_PLUGIN_ERROR' && message.includes('unknown plugin')) return 'login-method-unsupported';
  return /^(?:ECONNRESET|EPIPE|ECONNABORTED|ETIMEDOUT|PROTOCOL_CONNECTION_LOST)$/.test(code)
    ? 'connection-lost'
    : 'reply-not-understood';
}
