import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { otherService, silentService } from '../../src/kit/service/other-service.ts';
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

/**
 * What speaks no HTTP/2 is named, as by other probes. HTTP of an older version, and TLS that agrees on no HTTP/2, stay
 * what they are: a server of gRPC may well stand behind a proxy that speaks these.
 */
export function otherThanHttp2(error: unknown, { host, port }: Pick<Asked, 'host' | 'port'>): unknown {
  if (!(error instanceof ProbeFailure)) return error;
  const where = { host, port, protocol: 'gRPC' };
  if (error.failureCause === 'no-answer') return silentService('no-answer', where, error.cause);
  const seen = error.failureCause === 'http2-not-spoken' ? textIn(error.params['seen']) : null;
  if (seen === null || seen === 'HTTP' || seen.startsWith('ALPN:')) return error;
  return otherService(where, Buffer.alloc(0), seen);
}

function textIn(param: Param | undefined): string | null {
  if (typeof param !== 'object' || param === null || !('kind' in param) || param.kind !== 'value') return null;
  return typeof param.value === 'string' ? param.value : null;
}
