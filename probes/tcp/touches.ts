import { hostPort, type DeclaredTouch } from '../../src/model/plan.ts';
import type { Settings } from './schema.ts';

/** Addresses of one name that are tried at most. */
export const mostAddresses = 8;

/** Everything one look may touch. */
export function touches(settings: Settings): readonly DeclaredTouch[] {
  const { host, port, everyAddress, send, sideEffect } = settings;
  const at = hostPort(host, port);
  return [
    { touch: { kind: 'connect', transport: 'tcp', host, port }, count: everyAddress ? mostAddresses : 1 },
    ...(send === undefined
      ? []
      : [{ touch: { kind: 'request', at, text: send } as const, count: 1, ...(sideEffect ? { sideEffect } : {}) }]),
  ];
}
