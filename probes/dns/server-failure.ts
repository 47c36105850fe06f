import type { NameServer } from '../../src/kit/lookup-name.ts';
import { ProbeFailure } from '../../src/kit/probe-failure.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { hostPort } from '../../src/model/plan.ts';
import type { DnsReply } from './message/decode-reply.ts';
import { replyName } from './message/types.ts';

const referral = 'REFERRAL';
const refusing: readonly string[] = ['REFUSED', 'NOTAUTH', referral];

/** The failure for a reply that is neither an answer nor "there is no such name"; null: it is one of these. */
export function replyFailure(reply: DnsReply, name: string, server: NameServer): ProbeFailure | null {
  const word = isReferral(reply) ? referral : replyName(reply.code);
  if (word === 'NOERROR' || word === 'NXDOMAIN') return null;
  const cause = refusing.includes(word) ? 'name-server-refused' : 'name-server-failed';
  return new ProbeFailure(cause, { phase: 'response', params: { ...asked(name, [server]), code: word } });
}

/**
 * A server that keeps neither the zone nor asks others names servers further down, or nobody: it has not said whether
 * there are such records (RFC 1034 section 4.3.1).
 */
function isReferral({ code, answers, authoritative, recursion, complete }: DnsReply): boolean {
  return code === 0 && answers.length === 0 && !authoritative && !recursion && !complete;
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
