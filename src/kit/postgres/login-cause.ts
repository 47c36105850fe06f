import { DatabaseError } from 'pg';
import { abortFailure } from '../ladder/wait-for.ts';
import { ProbeFailure } from '../probe-failure.ts';
import type { CauseId } from '../../model/cause.ts';

/** SQLSTATE of a refused login (manual, appendix A) and what it means for us. */
const byState: Readonly<Record<string, CauseId>> = {
  '28P01': 'login-denied',
  '28000': 'login-not-admitted',
  '42501': 'login-not-admitted', // no CONNECT on this database
  '55000': 'login-not-admitted', // the database takes no connections
  '3D000': 'database-missing',
  '53300': 'too-many-connections',
  '57P01': 'server-stopping',
  '57P02': 'server-stopping',
};

/** Who wanted to log in where. */
interface Login {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  /** Our own address. */
  readonly from: string;
}

/** What the server, the driver or the guard said when the login did not succeed, as a failure with its real cause. */
export function loginFailure(error: unknown, login: Login, signal: AbortSignal): ProbeFailure {
  if (signal.aborted) return abortFailure(signal, 'login');
  if (error instanceof ProbeFailure) return error;
  const { host, port, database, user, from } = login;
  const cause = error instanceof DatabaseError ? refusalCause(error) : driverCause(error);
  return new ProbeFailure(cause, {
    phase: 'login',
    params: { host, port, database, account: user, from },
    cause: error,
  });
}

/** Texts are in the language of the server, so the code and the place in its source decide where they can. */
function refusalCause({ code, routine, message }: DatabaseError): CauseId {
  if (/SSL (?:connection )?(?:is )?required/i.test(message)) return 'tls-required';
  if (code === '57P03') return /shutting down|关闭/i.test(message) ? 'server-stopping' : 'server-starting';
  // Shared by a missing line in pg_hba.conf (ClientAuthentication), a role that is missing or may not log in, and the
  // account that openGauss has locked.
  if (code === '28000' && (routine === 'InitializeSessionUserId' || /does not exist|locked/i.test(message)))
    return 'login-denied';
  return byState[code ?? ''] ?? 'reply-not-understood';
}

function driverCause(error: unknown): CauseId {
  const { message } = error instanceof Error ? error : { message: '' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:ECONNRESET|EPIPE|ECONNABORTED|ETIMEDOUT)$/.test(code) || /terminated/i.test(message)
    ? 'connection-lost'
    : 'reply-not-understood';
}
