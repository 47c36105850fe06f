import { tlsReplyOf } from '../../src/kit/ladder/tls-reply.ts';
import { hostOf, portOf } from '../../src/kit/ladder/show-url.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import { value } from '../../src/model/message.ts';
import type { Settings } from './schema.ts';

interface Answered {
  /** Beginning of the body; empty where it was not read. */
  readonly said: string;
  readonly status: number;
  /** Reason phrase; empty where the protocol has none. */
  readonly reason: string;
  /** What the server calls itself. */
  readonly server: string;
}

/** The failure for a status that is no answer; null: it is one. 401 and 403: nobody was let in. */
export function statusFailure(
  url: string,
  { status, reason, server, said }: Answered,
  settings: Settings,
): ProbeFailure | null {
  const ok = settings.okStatus.some((each) =>
    typeof each === 'number' ? each === status : Math.floor(status / 100) === Number(each.charAt(0)),
  );
  if (ok) return null;
  const at = new URL(url);
  const denied = status === 401 || status === 403;
  return new ProbeFailure(tlsReplyOf(status, said) ?? (denied ? 'http-login-denied' : 'http-unexpected-status'), {
    phase: 'page',
    params: {
      host: hostOf(at),
      port: portOf(at),
      status,
      reason: value(reason),
      server: value(server),
      accepted: settings.okStatus.join(', '),
    },
  });
}
