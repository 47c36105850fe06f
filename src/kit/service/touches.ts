import { hostPort, type DeclaredTouch } from '../../model/plan.ts';
import { trustTouches } from '../client-certificate.ts';
import { routeTouches } from '../ladder/proxy/touches.ts';
import type { ServiceSettings } from './settings.ts';

/** What is sent, in words that the administrator of the product knows: `INFO server`; whether it may change something. */
export type ServiceRequest = string | { readonly text: string; readonly sideEffect: boolean };

/** What one look at a service may touch. */
export interface ServiceTouches {
  /** All that is sent, as often as it is sent. */
  readonly requests: readonly ServiceRequest[];
  /** Account that logs in; null: none. */
  readonly account: string | null;
}

/** Everything one look at a service may touch: the connection, the files of `ca` and `clientCertificate`, the login, each request. */
export function serviceTouches(settings: ServiceSettings, what: ServiceTouches): readonly DeclaredTouch[] {
  const { host, port, tls } = settings;
  const at = hostPort(host, port);
  return [
    // A handshake that fails is looked at again and once more, to name its cause.
    ...routeTouches(settings, { host, port }, tls === 'off' ? 1 : 3),
    ...trustTouches(settings, 1),
    ...(what.account === null ? [] : [{ touch: { kind: 'account', at, name: what.account } as const, count: 1 }]),
    ...what.requests.map((request) => requestTouch(at, request)),
  ];
}

function requestTouch(at: string, request: ServiceRequest): DeclaredTouch {
  const { text, sideEffect } = typeof request === 'string' ? { text: request, sideEffect: false } : request;
  return { touch: { kind: 'request', at, text }, count: 1, ...(sideEffect ? { sideEffect } : {}) };
}
