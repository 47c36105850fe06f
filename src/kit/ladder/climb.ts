import type { JsonObject } from '../../model/json.ts';
import type { Timing } from '../../model/observation.ts';
import { readBody, type Body } from './body-step.ts';
import type { ClimbOptions } from './climb-options.ts';
import { learn, newClimbLog, tenth, timed, withLog, type ClimbLog } from './climb-log.ts';
import { acceptedEncodings } from './decoders.ts';
import { ask, connectFor, connectIfDeclared, type Hop } from './hop.ts';
import type { LadderTask } from './ladder-task.ts';
import { loopFailure, mayFollow, nextHop, redirectFacts, redirectTarget, type RedirectFacts } from './redirect.ts';
import type { HttpReply, HttpRequest } from './request-step.ts';
import { placeOfUrl } from './show-url.ts';

/** A reply that came whole, and everything learnt on the way. */
export interface Climbed {
  readonly status: number;
  readonly contentType: string | null;
  /** Content-Encoding; null: none. */
  readonly contentEncoding: string | null;
  readonly body: Body;
  /**
   * address, tls, certificate, chain, url, status, reason, httpVersion, headers, redirects, timings: in the shape
   * that probes/http declares.
   */
  readonly facts: JsonObject;
  readonly timings: readonly Timing[];
}

/**
 * Climbs from a name to a body: name, connection, TLS, request, body, each step on its own and each with its limit, and
 * once more from the bottom for every redirect that is followed. A redirect to a place that is not on the touch list is
 * noted and not followed.
 *
 * @throws ProbeFailure with the phase that broke, the cause, and in `learnt` all facts and times up to there.
 */
export async function climb(task: LadderTask, options: ClimbOptions): Promise<Climbed> {
  const log = newClimbLog();
  const started = task.monotonic();
  const request = { ...options.request, headers: { ...commonHeaders(task), ...options.request.headers } };
  try {
    const { reply, where } = await answerOf(task, { ...options, request }, log);
    const body = await readReply(task, options, reply, where, log);
    learn(log, { timings: timingFacts(log, task.monotonic() - started) });
    return {
      status: reply.status,
      contentType: reply.headers['content-type'] ?? null,
      contentEncoding: reply.headers['content-encoding'] ?? null,
      body,
      facts: log.facts,
      timings: log.timings,
    };
  } catch (error) {
    throw withLog(error, log);
  }
}

/** Headers that tell nothing of the settings. */
function commonHeaders(task: LadderTask): Readonly<Record<string, string>> {
  return { 'User-Agent': task.agentName, Accept: '*/*', 'Accept-Encoding': acceptedEncodings };
}

interface Answer {
  readonly reply: HttpReply;
  readonly where: { readonly host: string; readonly port: number };
}

async function answerOf(task: LadderTask, options: ClimbOptions, log: ClimbLog): Promise<Answer> {
  const redirects: RedirectFacts[] = [];
  const visited = new Set<string>();
  let hop: Hop = { request: options.request, own: true };
  let socket = await connectFor(task, options, hop, log);
  for (;;) {
    const { request } = hop;
    visited.add(lineOf(request));
    const reply = await ask(task, options, hop, socket, log);
    learn(log, { redirects: [...redirects] });
    const target = redirectTarget(request, reply);
    if (target === null) return { reply, where: whereOf(request) };
    const seen = redirectFacts(request, target, reply.status, redirects.length + 1, log);
    // Whatever the next rung brings, this redirect was seen.
    learn(log, { redirects: [...redirects, seen] });
    const next = nextHop(hop, target, reply.status, commonHeaders(task));
    const wanted = next !== null && options.followRedirects > 0;
    if (wanted) mayFollow(request, next.request, redirects.length, options.followRedirects);
    if (wanted && visited.has(lineOf(next.request))) throw loopFailure(next.request, redirects.length + 1);
    const following = wanted ? await connectIfDeclared(task, options, next, log) : null;
    redirects.push({ ...seen, followed: following !== null });
    learn(log, { redirects: [...redirects] });
    if (next === null || following === null) return { reply, where: whereOf(request) };
    reply.request.destroy();
    hop = next;
    socket = following;
  }
}

async function readReply(
  task: LadderTask,
  options: ClimbOptions,
  reply: HttpReply,
  where: Answer['where'],
  log: ClimbLog,
): Promise<Body> {
  const started = task.monotonic();
  try {
    return await readBody(reply.stream, {
      signal: task.signal,
      limits: options.limits,
      encoding: reply.headers['content-encoding'],
      length: reply.headers['content-length'],
      brokenBy: reply.brokenBy,
      where,
    });
  } finally {
    timed(log, 'body', task.monotonic() - started);
    reply.request.destroy();
  }
}

/** Milliseconds of each step, hops together; the whole climb as `total`. */
function timingFacts(log: ClimbLog, total: number): JsonObject {
  const sum = (phase: string) => {
    const steps = log.timings.filter((timing) => timing.phase === phase);
    return steps.length === 0 ? null : tenth(steps.reduce((all, step) => all + step.durationMs, 0));
  };
  return {
    resolve: sum('resolve'),
    connect: sum('connect'),
    proxy: sum('proxy'),
    tls: sum('tls'),
    firstByte: sum('response'),
    total: tenth(total),
  };
}

function lineOf(request: HttpRequest): string {
  return `${request.method} ${request.url.href}`;
}

function whereOf(request: HttpRequest): Answer['where'] {
  return placeOfUrl(request.url);
}
