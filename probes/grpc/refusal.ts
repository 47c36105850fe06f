import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { nested, value, type Param } from '../../src/model/message.ts';

/** Where was asked, and with what. */
export interface Asked {
  readonly host: string;
  readonly port: number;
  readonly hadToken: boolean;
}

/** Statuses of gRPC that have a cause of their own (grpc, "Status codes and their use"). */
const unavailable = 14;
const unauthenticated = 16;

/** A call that ended with a status other than OK, NOT_FOUND and UNIMPLEMENTED. */
export function refusedCall(asked: Asked, status: number, message: string | null): ProbeFailure {
  const { host, port } = asked;
  const said = value(`${String(status)} ${message ?? ''}`.trimEnd());
  const params = { host, port, said, status, reason: said };
  return new ProbeFailure(causeOf(asked, status), { phase: 'response', params });
}

function causeOf({ hadToken }: Asked, status: number): CauseId {
  if (status === unauthenticated) return hadToken ? 'http-login-denied' : 'login-required';
  return status === unavailable ? 'server-unavailable' : 'request-refused';
}

/** An HTTP reply that is none of gRPC: from a proxy, or from a server of something else. */
export function notGrpc(asked: Asked, status: number, server: string | null): ProbeFailure {
  const { host, port, hadToken } = asked;
  const who: Param = server === null ? nested({ code: 'grpc.note.unsaid', params: {} }) : value(server);
  const params = {
    host,
    port,
    status,
    reason: value(''),
    server: who,
    protocol: 'gRPC',
    seen: value(`HTTP/2 ${String(status)}`),
  };
  return new ProbeFailure(httpCause(status, hadToken), { phase: 'response', params });
}

function httpCause(status: number, hadToken: boolean): CauseId {
  if (status === 401) return hadToken ? 'http-login-denied' : 'login-required';
  return status === 502 || status === 503 || status === 504 ? 'http-gateway-failed' : 'protocol-not-spoken';
}
