import { tlsReplyOf } from '../../src/kit/ladder/tls-reply.ts';
import type { CauseId } from '../../src/model/cause.ts';
import { isJsonObject, type JsonObject } from '../../src/model/json.ts';
import { nested, value, type Param, type Params } from '../../src/model/message.ts';

/** What a status that is no answer stands for, with what its sentence needs besides. */
export interface StatusCause {
  readonly cause: CauseId;
  readonly params: Params;
}

/**
 * The cause behind a status that does not count as an answer (RFC 9110 section 15, RFC 6585 section 4). Pure.
 *
 * @param facts of the climb, with `answeredBy` where it shows
 * @param text of the body, '' where it did not come
 */
export function statusCause(facts: JsonObject, text: string, method: string): StatusCause {
  const status = Number(facts['status']);
  const tls = tlsReplyOf(status, text);
  if (tls !== null) return { cause: tls, params: {} };
  const said = (name: string): Param => orNotSaid(headerIn(facts, name));
  switch (status) {
    case 401:
    case 403:
      return { cause: 'http-login-denied', params: {} };
    case 405:
      return { cause: 'http-method-refused', params: { method, allow: said('allow') } };
    case 407:
      return { cause: 'http-proxy-instead', params: { schemes: orNotSaid(schemesIn(facts, 'proxy-authenticate')) } };
    case 429:
      return { cause: 'http-rate-limited', params: { retryAfter: said('retry-after') } };
    case 502:
    case 504:
      return gatewayFailed(facts);
    case 503:
      // A service may say so of itself; only where something on the way made the reply it speaks of another.
      return madeOnTheWay(facts) ? gatewayFailed(facts) : { cause: 'http-unexpected-status', params: {} };
  }
  return { cause: 'http-unexpected-status', params: {} };
}

/** Schemes that a challenge offers (RFC 9110 section 11.6.1), joined by commas; null: none. */
export function schemesIn(facts: JsonObject, name: string): string | null {
  const challenges = headerIn(facts, name)?.match(/(?:[^",]|"(?:\\.|[^"\\])*")+/g) ?? [];
  const schemes = challenges.flatMap((each) => {
    const scheme = /^\s*([!#$%&'*+\-.^_`|~\w]+)(?:\s+|$)(?!=)/.exec(each)?.[1];
    return scheme === undefined ? [] : [scheme];
  });
  return schemes.length === 0 ? null : [...new Set(schemes)].join(', ');
}

function gatewayFailed(facts: JsonObject): StatusCause {
  const by = facts['answeredBy'];
  const product = isJsonObject(by) && typeof by['product'] === 'string' ? by['product'] : null;
  const server = product ?? headerIn(facts, 'server') ?? headerIn(facts, 'via');
  return { cause: 'http-gateway-failed', params: { server: orNotSaid(server) } };
}

function madeOnTheWay({ answeredBy }: JsonObject): boolean {
  if (!isJsonObject(answeredBy) || answeredBy['made'] !== true) return false;
  return answeredBy['role'] === 'gateway' || answeredBy['role'] === 'load-balancer';
}

function headerIn({ headers }: JsonObject, name: string): string | null {
  const found = isJsonObject(headers) ? headers[name] : undefined;
  return typeof found === 'string' && found !== '' ? found : null;
}

function orNotSaid(said: string | null): Param {
  return said === null ? nested({ code: 'http.not-said', params: {} }) : value(said);
}
