import type { Json } from '../../model/json.ts';
import type { CauseId } from '../../model/cause.ts';
import { value, type Params } from '../../model/message.ts';
import { parseJsonBody } from '../ladder/json-body.ts';
import { ProbeFailure } from '../probe-failure.ts';
import type { HttpJsonReply } from './reply.ts';

interface Expected {
  readonly host: string;
  readonly port: number;
  /** Who logged in; null: nobody. */
  readonly account: string | null;
  /** Statuses that are an answer besides 2xx. */
  readonly alsoTaken: readonly number[];
}

/** The failure a status stands for (RFC 9110 section 15.5); null: it is an answer. */
export function replyFailure(reply: HttpJsonReply, expected: Expected): ProbeFailure | null {
  const { host, port, account, alsoTaken } = expected;
  const { status, reason } = reply;
  if (Math.floor(status / 100) === 2 || alsoTaken.includes(status)) return null;
  const where = { host, port, status, reason: value(reason) };
  const failed = (cause: CauseId, params: Params = {}): ProbeFailure =>
    new ProbeFailure(cause, { phase: 'response', params: { ...where, ...params }, cause: new Error(said(reply)) });
  if (status === 401 || status === 403) {
    if (account === null) return failed('login-required');
    // 403: known, and without the right to this; or a rule of a gateway before it.
    return failed(status === 401 ? 'login-denied' : 'http-login-denied', { account });
  }
  // The body of a redirect may be anything; jsonOf names it.
  if (Math.floor(status / 100) === 3) return null;
  const server = reply.headers['server'] ?? '';
  return failed('http-unexpected-status', { server: value(server), accepted: ['2xx', ...alsoTaken].join(', ') });
}

/** The first line of a reply: `404 Not Found`. */
export function said({ status, reason }: Pick<HttpJsonReply, 'status' | 'reason'>): string {
  return `${status} ${reason}`.trim();
}

/** The JSON of a reply. Throws ProbeFailure, phase `body`: what parseJsonBody throws. */
export function jsonOf(reply: HttpJsonReply, where: Pick<Expected, 'host' | 'port'>): Json {
  const { status, headers, text } = reply;
  const location = headers['location'] ?? '';
  if (Math.floor(status / 100) === 3)
    throw new ProbeFailure('http-redirect-not-followed', {
      phase: 'body',
      params: { ...where, status, location: value(location) },
    });
  return parseJsonBody(text, 'safe', { where, status, facts: {} });
}
