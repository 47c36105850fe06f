import type { JsonObject } from '../../model/json.ts';
import { ProbeFailure } from '../probe-failure.ts';
import type { HttpReply, HttpRequest } from './request-step.ts';
import { hostOf, portOf, showUrl } from './show-url.ts';

/** One redirect that a server asked for. */
export interface RedirectFacts extends JsonObject {
  /** 1 for the first. */
  readonly hop: number;
  readonly status: number;
  /** Where it was asked to go, query values masked. */
  readonly location: string;
  /** Whether it leads to another scheme, host or port. */
  readonly leaves: boolean;
  readonly followed: boolean;
}

/** Statuses that name another place (RFC 9110 section 15.4). */
const redirecting: readonly number[] = [301, 302, 303, 307, 308];

/** Where a reply redirects to; null: it does not. */
export function redirectTarget(request: HttpRequest, reply: HttpReply): URL | null {
  if (!redirecting.includes(reply.status)) return null;
  const location = reply.headers.location ?? '';
  const target = location !== '' && URL.canParse(location, request.url.href) ? new URL(location, request.url) : null;
  if (target === null || !/^https?:$/.test(target.protocol)) throw invalid(request, target, reply.status);
  return target;
}

function invalid(request: HttpRequest, target: URL | null, status: number): ProbeFailure {
  return new ProbeFailure('http-redirect-invalid', {
    phase: 'response',
    params: {
      host: hostOf(request.url),
      port: portOf(request.url),
      status,
      location: target === null ? '' : target.protocol,
    },
  });
}

/**
 * The request that follows a redirect. To another origin nothing of the first request goes along but what anybody may
 * see. A request with a body is not repeated elsewhere: null.
 *
 * @param anonymous headers that carry nothing of the settings
 */
export function nextRequest(
  request: HttpRequest,
  target: URL,
  status: number,
  anonymous: Readonly<Record<string, string>>,
): HttpRequest | null {
  const leaves = target.origin !== request.url.origin;
  const url = new URL(target);
  url.username = '';
  url.password = '';
  url.hash = '';
  const headers = leaves ? anonymous : request.headers;
  // Clients repeat a GET, and after 307 and 308 also other methods, with their body (Fetch standard, HTTP-redirect fetch).
  const asGet = status === 303 ? request.method !== 'HEAD' : status <= 302 && request.method === 'POST';
  if (asGet) return { method: 'GET', url, headers: withoutBodyHeaders(headers), body: null };
  return leaves && request.body !== null ? null : { ...request, url, headers };
}

function withoutBodyHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^content-/i.test(name)));
}

/** The failure when a redirect leads where the request has already been. */
export function loopFailure(request: HttpRequest, hops: number): ProbeFailure {
  const params = { host: hostOf(request.url), port: portOf(request.url), url: showUrl(request.url), hops };
  return new ProbeFailure('http-redirect-loop', { phase: 'response', params });
}

/** The failure when there are more redirects than are followed. */
export function tooManyFailure(request: HttpRequest, hops: number): ProbeFailure {
  const params = { host: hostOf(request.url), port: portOf(request.url), url: showUrl(request.url), hops };
  return new ProbeFailure('http-redirect-too-many', { phase: 'response', params });
}
