import type { NameServer } from '../../src/kit/lookup-name.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { hostPort } from '../../src/model/plan.ts';
import { replyName } from './message/types.ts';

const refusing: readonly string[] = ['REFUSED', 'NOTAUTH'];

/** The failure for a reply that is neither an answer nor "there is no such name"; null: it is one of these. */
export function replyFailure(code: number, name: string, server: NameServer): ProbeFailure | null {
  const word = replyName(code);
  if (word === 'NOERROR' || word === 'NXDOMAIN') return null;
  const cause = refusing.includes(word) ? 'name-server-refused' : 'name-server-failed';
  return new ProbeFailure(cause, { phase: 'response', params: { ...asked(name, [server]), code: word } });
}

const silent: readonly CauseId[] = ['connect-timeout', 'no-answer', 'reply-late'];

/** The failure of a way to a name server in words of names; anything else as it is. */
export function namedFailure(error: unknown, name: string, servers: readonly NameServer[]): unknown {
  if (!(error instanceof ProbeFailure)) return error;
  const cause = causeOf(error.failureCause);
  if (cause === null) return error;
  const { host: _host, port: _port, ...rest } = error.params;
  return new ProbeFailure(cause, {
    phase: error.phase,
    params: { ...rest, ...asked(name, servers) },
    learnt: error.learnt,
    cause: error.cause,
  });
}

function causeOf(cause: CauseId): CauseId | null {
  if (silent.includes(cause)) return 'name-server-timeout';
  const unreachable = cause.startsWith('connect-') || cause.endsWith('-unreachable');
  return unreachable ? 'name-server-unreachable' : null;
}

function asked(name: string, servers: readonly NameServer[]) {
  const items = servers.map(({ host, port }) => (port === 53 ? host : hostPort(host, port)));
  return { host: name, servers: { kind: 'list', items } } as const;
}
