import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { value } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import type { ClimbLog } from './climb-log.ts';
import type { Hop } from './hop.ts';
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
  /** Address that asked for it; null: not known, behind a proxy. */
  readonly address: string | null;
  /** TLS version of the connection it came over; null: none. */
  readonly tls: string | null;
  /** From the request to the headers of the redirect, milliseconds. */
  readonly firstByte: number | null;
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

/** What is kept of a redirect, before it is followed. The log still holds what the connection it came over showed. */
export function redirectFacts(
  request: HttpRequest,
  target: URL,
  status: number,
  hop: number,
  log: ClimbLog,
): RedirectFacts {
  const { address, tls } = log.facts;
  return {
    hop,
    status,
    location: showUrl(target),
    leaves: target.origin !== request.url.origin,
    followed: false,
    address: textIn(address, 'ip'),
    tls: textIn(tls, 'version'),
    firstByte: log.timings.findLast((timing) => timing.phase === 'response')?.durationMs ?? null,
  };
}

function textIn(facts: Json | undefined, name: string): string | null {
  const found = isJsonObject(facts) ? facts[name] : null;
  return typeof found === 'string' ? found : null;
}

/**
 * The request that follows a redirect. To another origin nothing of the first request goes along but what anybody may
 * see, and nothing comes back to it either. A request with a body is not repeated elsewhere: null. Referer is never
 * sent.
 *
 * @param anonymous headers that carry nothing of the settings
 */
export function nextHop(
  { request, own }: Hop,
  target: URL,
  status: number,
  anonymous: Readonly<Record<string, string>>,
): Hop | null {
  const leaves = target.origin !== request.url.origin;
  const url = new URL(target);
  url.username = '';
  url.password = '';
  url.hash = '';
  const headers = leaves ? anonymous : request.headers;
  const stays = own && !leaves;
  // Clients repeat a GET, and after 307 and 308 also other methods, with their body (Fetch standard, HTTP-redirect fetch).
  const asGet = status === 303 ? request.method !== 'HEAD' : status <= 302 && request.method === 'POST';
  if (asGet) return { request: { method: 'GET', url, headers: withoutBodyHeaders(headers), body: null }, own: stays };
  return leaves && request.body !== null ? null : { request: { ...request, url, headers }, own: stays };
}

/**
 * Whether a redirect may be followed at all: not beyond the limit, and never from https to http, where anybody on the
 * way can read and change what comes.
 *
 * @param followed redirects followed so far
 */
export function mayFollow(from: HttpRequest, next: HttpRequest, followed: number, most: number): void {
  if (from.url.protocol === 'https:' && next.url.protocol === 'http:') throw downgradeFailure(from, next);
  if (followed >= most) throw tooManyFailure(from, followed);
}

function downgradeFailure(from: HttpRequest, next: HttpRequest): ProbeFailure {
  const params = { host: hostOf(from.url), port: portOf(from.url), location: value(showUrl(next.url)) };
  return new ProbeFailure('http-redirect-downgrade', { phase: 'response', params });
}

function withoutBodyHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^content-/i.test(name)));
}

/** The failure when a redirect leads where the request has already been. */
export function loopFailure(request: HttpRequest, hops: number): ProbeFailure {
  const params = { host: hostOf(request.url), port: portOf(request.url), url: showUrl(request.url), hops };
  return new ProbeFailure('http-redirect-loop', { phase: 'response', params });
}

function tooManyFailure(request: HttpRequest, hops: number): ProbeFailure {
  const params = { host: hostOf(request.url), port: portOf(request.url), url: showUrl(request.url), hops };
  return new ProbeFailure('http-redirect-too-many', { phase: 'response', params });
}
