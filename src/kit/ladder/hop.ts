import type { Duplex } from 'node:stream';
import { ProbeFailure } from '../probe-failure.ts';
import { hostPort } from '../../model/plan.ts';
import { learn, timed, type ClimbLog } from './climb-log.ts';
import type { ClimbOptions } from './climb-options.ts';
import { connectStep } from './connect-step.ts';
import { headerFacts } from './headers.ts';
import type { LadderTask } from './ladder-task.ts';
import { directRoute } from './proxy/route.ts';
import { exchange, type HttpReply, type HttpRequest } from './request-step.ts';
import { placeOfUrl, showUrl } from './show-url.ts';

/** A request on its way up. */
export interface Hop {
  readonly request: HttpRequest;
  /** It has never left the first origin: only then it carries what the settings hold. */
  readonly own: boolean;
}

/** A connection for one request, up to and with TLS. */
export async function connectFor(task: LadderTask, options: ClimbOptions, hop: Hop, log: ClimbLog): Promise<Duplex> {
  const { url } = hop.request;
  const home = url === options.request.url || url.origin === options.request.url.origin;
  const named = placeOfUrl(url);
  const place = (home ? options.connectTo : null) ?? named;
  const secure = url.protocol === 'https:';
  const route = (await options.routeTo?.({ ...named, scheme: secure ? 'https' : 'http' })) ?? directRoute;
  const target = {
    ...place,
    secure,
    route,
    serverName: (home ? options.serverName : null) ?? (place === named ? null : named.host),
    trust: hop.own ? options.trust : options.trustElsewhere,
    alpn: ['http/1.1'],
    tlsMs: options.limits.tlsMs,
    judged: true,
  };
  return connectStep(task, target, log);
}

/** The same for a redirect; null where it leads to a place that nobody declared, by the settings or the touch list. */
export async function connectIfDeclared(
  task: LadderTask,
  options: ClimbOptions,
  hop: Hop,
  log: ClimbLog,
): Promise<Duplex | null> {
  const known = [placeName(options.request.url), ...(options.redirectTo ?? [])];
  if (!known.includes(placeName(hop.request.url))) return null;
  try {
    return await connectFor(task, options, hop, log);
  } catch (error) {
    if (error instanceof ProbeFailure && error.failureCause === 'not-declared') return null;
    throw error;
  }
}

function placeName(url: URL): string {
  const { host, port } = placeOfUrl(url);
  return hostPort(host, port);
}

/** Sends one request over its connection and notes what the head of the reply says. */
export async function ask(
  task: LadderTask,
  options: ClimbOptions,
  { request, own }: Hop,
  socket: Duplex,
  log: ClimbLog,
): Promise<HttpReply> {
  const sealed = own && options.seal !== null ? options.seal(request) : request;
  const started = task.monotonic();
  const reply = await exchange(socket, sealed, {
    signal: task.signal,
    limitMs: options.limits.responseMs,
    headerBytes: options.limits.headerBytes,
    where: placeOfUrl(request.url),
  });
  timed(log, 'response', task.monotonic() - started);
  learn(log, {
    url: showUrl(request.url),
    status: reply.status,
    reason: reply.reason,
    httpVersion: reply.httpVersion,
    headers: headerFacts(reply.headers),
  });
  return reply;
}
