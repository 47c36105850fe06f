import { hostPort, type DeclaredTouch } from '../../model/plan.ts';
import type { ServiceSettings } from './settings.ts';

/** What one look at a service may touch. */
export interface ServiceTouches {
  /** What is sent, each request in words that the administrator of the product knows: `INFO server`. */
  readonly requests: readonly string[];
  /** Account that logs in; null: none. */
  readonly account: string | null;
}

/** Everything one look at a service may touch: the connection, `ca` where one is named, the login, each request. */
export function serviceTouches(settings: ServiceSettings, what: ServiceTouches): readonly DeclaredTouch[] {
  const { host, port, ca, tls } = settings;
  const at = hostPort(host, port);
  return [
    // A handshake that fails is looked at a second time, to name its cause.
    { touch: { kind: 'connect', transport: 'tcp', host, port }, count: tls === 'off' ? 1 : 2 },
    ...(ca === undefined ? [] : [{ touch: { kind: 'file', path: ca } as const, count: 1 }]),
    ...(what.account === null ? [] : [{ touch: { kind: 'account', at, name: what.account } as const, count: 1 }]),
    ...what.requests.map((text) => ({ touch: { kind: 'request', at, text } as const, count: 1 })),
  ];
}
