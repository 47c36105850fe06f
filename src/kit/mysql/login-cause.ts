import { abortFailure } from '../ladder/wait-for.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { nested } from '../../model/message.ts';
import { refusedLogin, type Refused } from './refused-login.ts';
import { serverError } from './server-error.ts';

/** Who wanted to log in where. */
interface Login {
  readonly host: string;
  readonly port: number;
  readonly database?: string;
  readonly user: string;
  readonly password?: string;
  /** Our own address. */
  readonly from: string;
  /** Version in the greeting. */
  readonly greeted?: string;
  /** The server offers TLS and the login went without it. */
  readonly tlsLeftOut?: boolean;
}

/** What the server, the driver or the guard said when the login did not succeed, as a failure with its real cause. */
export function loginFailure(error: unknown, login: Login, signal: AbortSignal): ProbeFailure {
  if (signal.aborted) return abortFailure(signal, 'login');
  if (error instanceof ProbeFailure) return error;
  const { host, port, user, from } = login;
  const { cause, note } = refusedOr(error, login);
  return new ProbeFailure(cause, {
    phase: 'login',
    params: {
      host,
      port,
      database: login.database ?? '',
      account: user,
      from,
      ...(note === undefined ? {} : { note: nested(note) }),
    },
    cause: detailOf(error),
  });
}

function refusedOr(error: unknown, { port, user, password, greeted, tlsLeftOut }: Login): Refused {
  const said = serverError(error);
  if (said === null) return driverSaid(error);
  return refusedLogin(said, {
    port,
    user,
    hasPassword: password !== undefined && password !== '',
    greeted: greeted ?? null,
    tlsLeftOut: tlsLeftOut === true,
  });
}

/** The words of the server, which stand in the report beside the cause. */
function detailOf(error: unknown): Error {
  if (error instanceof Error) return error;
  const said = serverError(error);
  return new Error(said === null ? String(error) : `${String(said.errno)} ${said.message}`);
}

function driverSaid(error: unknown): Refused {
  const { message } = error instanceof Error ? error : { message: '' };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const method = code === 'AUTH_SWITCH_PLUGIN_ERROR' ? /unknown plugin ([\w-]{1,60})/.exec(message)?.[1] : undefined;
  if (method !== undefined)
    return { cause: 'login-method-unsupported', note: { code: 'kit.note.login-method', params: { method } } };
  return {
    cause: /^(?:ECONNRESET|EPIPE|ECONNABORTED|ETIMEDOUT|PROTOCOL_CONNECTION_LOST)$/.test(code)
      ? 'connection-lost'
      : 'reply-not-understood',
  };
}
