import { abortFailure } from '../../src/kit/ladder/wait-for.ts';
import { tlsFailure } from '../../src/kit/ladder/tls-error.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { CauseId } from '../../src/model/cause.ts';
import type { Settings } from './schema.ts';
import { ServerError } from './server-error.ts';

/** Numbers of refused logins (Database Engine events and errors) and what they mean for us. */
const byNumber: Readonly<Record<number, CauseId>> = {
  18456: 'login-denied',
  18452: 'login-method-unsupported', // the server takes Windows accounts only
  18450: 'login-method-unsupported',
  18470: 'account-locked', // switched off
  18486: 'account-locked',
  18487: 'password-expired',
  18488: 'password-expired', // has to be changed at the first login
  4060: 'database-missing', // or not open to this login: the server does not tell the two apart
  911: 'database-missing',
  916: 'login-not-admitted',
  18451: 'server-stopping', // administrators only
  18461: 'server-stopping', // single-user mode
  17142: 'server-stopping', // paused
  6005: 'server-stopping',
  17147: 'server-stopping',
  17148: 'server-stopping',
  18401: 'server-starting', // upgrades its own databases
  17187: 'server-starting',
  17809: 'too-many-connections',
  17830: 'connection-lost',
  40615: 'login-not-admitted', // the firewall of Azure SQL
};

/** What the server, the driver or the guard said when the login did not succeed, as a failure with its real cause. */
export function loginFailure(error: unknown, settings: Settings, from: string, signal: AbortSignal): ProbeFailure {
  if (signal.aborted) return abortFailure(signal, 'login');
  const inner = rootOf(error);
  if (inner instanceof ProbeFailure) return inner;
  const { host, port, database, user } = settings;
  if (inner instanceof ServerError)
    return new ProbeFailure(byNumber[inner.number] ?? 'reply-not-understood', {
      phase: 'login',
      params: { host, port, database, account: user, from },
      cause: inner,
    });
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  if (/^(?:ECONNRESET|EPIPE|ECONNABORTED|ETIMEDOUT)$/.test(code))
    return new ProbeFailure('connection-lost', { phase: 'login', params: { host, port }, cause: inner });
  if (/^ERR_SSL_|^ERR_TLS_|^EPROTO$|^CERT_|CERT/.test(code)) return tlsFailure(inner, { host, port });
  return new ProbeFailure('reply-not-understood', { phase: 'login', params: { host, port }, cause: inner });
}

/** The driver wraps what happened at the socket, sometimes twice. */
function rootOf(error: unknown): unknown {
  let inner = error;
  for (let depth = 0; depth < 5; depth += 1) {
    if (inner instanceof ProbeFailure || inner instanceof ServerError) return inner;
    if (!(inner instanceof Error) || inner.cause === undefined) return inner;
    inner = inner.cause;
  }
  return inner;
}
