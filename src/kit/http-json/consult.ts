import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Gap, Timing } from '../../model/observation.ts';
import { hostPort } from '../../model/plan.ts';
import type { ProbeTask } from '../define-probe.ts';
import { climb } from '../ladder/climb.ts';
import { plainly, type ClimbOptions } from '../ladder/climb-options.ts';
import { defaultLimits } from '../ladder/limits.ts';
import { routeGaps } from '../ladder/proxy/route.ts';
import { routerOf } from '../ladder/proxy/router.ts';
import { placeOfUrl } from '../ladder/show-url.ts';
import { textOf } from '../ladder/text-of.ts';
import { trustOf } from '../ladder/trust-of.ts';
import { gapsAt, type Missed } from '../machine/missed.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { connectionFacts, timingFacts } from './connection-facts.ts';
import type { HttpJsonReply } from './reply.ts';
import { jsonOf, replyFailure } from './reply-failure.ts';
import type { HttpJsonSettings } from './settings.ts';
import { urlOf, type Asked } from './touches.ts';

/** What a product adds. */
export interface Product {
  /** As its makers call it. */
  readonly name: string;
  /** Who logs in, and the headers that do it; null: nobody. */
  readonly login: Login | null;
  /** The same for signatures, made for each request right before it is written. */
  readonly seal?: ClimbOptions['seal'];
}

export interface Login {
  /** Account, or what stands for one: the name of a key. */
  readonly account: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Questions to a product, with what belongs to the look. */
export interface Consulting {
  /** Any reply, whatever its status. Throws what breaks on the way. */
  readonly reply: (asked: Asked) => Promise<HttpJsonReply>;
  /** The same; null where there is none, with a gap for each of these facts. */
  readonly replyFor: (asked: Asked, paths: readonly string[]) => Promise<HttpJsonReply | null>;
  /** The JSON of a reply. Throws what `json` throws. */
  readonly accept: (reply: HttpJsonReply, alsoTaken?: readonly number[]) => Json;
  /** The same; null where it is none, with a gap for each of these facts. */
  readonly acceptFor: (reply: HttpJsonReply, paths: readonly string[]) => Promise<Json | null>;
  /**
   * The JSON of a reply with a status of 2xx, or one of those that are taken besides.
   *
   * @throws ProbeFailure what breaks on the way; `login-required`, `login-denied`, `http-login-denied`,
   * `http-unexpected-status`, `body-not-json`, `body-html-instead`, `http-redirect-not-followed`
   */
  readonly json: (asked: Asked, alsoTaken?: readonly number[]) => Promise<Json>;
  /** The same; null where there is none, with a gap for each of these facts. */
  readonly jsonFor: (asked: Asked, paths: readonly string[], alsoTaken?: readonly number[]) => Promise<Json | null>;
  /** The failure for a reply that this product would not give. */
  readonly foreign: (reply: Json) => ProbeFailure;
  /** Adds facts, kept also where it fails later. */
  readonly learn: (facts: JsonObject) => void;
  readonly gap: (gap: Gap) => void;
  /** A gap for each of these facts, for the same reason. */
  readonly miss: (paths: readonly string[], missed: Missed) => void;
}

/** What a consultation gave: facts with those of serviceFactShapes, which tell of the first request. */
export interface Consulted {
  readonly facts: JsonObject;
  readonly gaps: readonly Gap[];
  readonly timings: readonly Timing[];
}

/**
 * Asks a product one thing after the other over HTTP, each over a connection of its own whose certificate is judged
 * before anything secret is sent. Redirects are not followed. Whatever breaks keeps what was learnt before it.
 *
 * @throws ProbeFailure of the rung that broke
 */
export async function consult<S extends HttpJsonSettings>(
  task: ProbeTask<S>,
  product: Product,
  talk: (consulting: Consulting) => Promise<void>,
): Promise<Consulted> {
  const seen: Seen = { facts: {}, gaps: [], timings: [] };
  try {
    const options = await optionsOf(task, product);
    await talk(consultingOn(task, product, options, seen));
    return { facts: seen.facts, gaps: [...routeGaps(seen.facts), ...seen.gaps], timings: seen.timings };
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    const timings = seen.timings.length === 0 ? (error.learnt.timings ?? []) : seen.timings;
    const facts = { ...connectionFacts(error.learnt.facts ?? {}), ...seen.facts };
    const gaps = [...routeGaps(facts), ...(error.learnt.gaps ?? []), ...seen.gaps];
    throw error.with({ facts, gaps, ...(timings.length === 0 ? {} : { timings }) });
  }
}

interface Seen {
  facts: JsonObject;
  gaps: Gap[];
  timings: readonly Timing[];
}

type Options = Omit<ClimbOptions, 'request'>;

async function optionsOf<S extends HttpJsonSettings>(task: ProbeTask<S>, product: Product): Promise<Options> {
  const { serverName, answerWithin } = task.settings;
  const trusted = await trustOf(task, task.settings);
  return {
    ...trusted,
    ...plainly,
    serverName: serverName ?? null,
    routeTo: routerOf(task, trusted.trustElsewhere),
    seal: product.seal ?? null,
    limits: { ...defaultLimits, responseMs: answerWithin },
  };
}

function consultingOn<S extends HttpJsonSettings>(
  task: ProbeTask<S>,
  product: Product,
  options: Options,
  seen: Seen,
): Consulting {
  const home = new URL(task.settings.url);
  const where = placeOfUrl(home);
  const account = product.login?.account ?? null;
  const reply = async (asked: Asked): Promise<HttpJsonReply> => {
    const method = asked.method ?? 'GET';
    const url = new URL(urlOf(task.settings, asked));
    if (account !== null) task.touched({ kind: 'account', at: hostPort(where.host, where.port), name: account });
    task.touched({ kind: 'url', method, url: url.href });
    const body = asked.body ?? null;
    const headers = {
      Accept: 'application/json',
      ...(body === null ? {} : { 'Content-Type': 'application/json' }),
      ...product.login?.headers,
    };
    const climbed = await climb(task, { ...options, request: { method, url, headers, body } });
    if (seen.timings.length === 0) {
      seen.timings = climbed.timings;
      seen.facts = { ...seen.facts, ...connectionFacts(climbed.facts), timings: timingFacts(climbed.facts) };
    }
    const { reason, headers: got } = climbed.facts;
    return {
      status: climbed.status,
      reason: typeof reason === 'string' ? reason : '',
      headers: isJsonObject(got) ? got : {},
      text: textOf(climbed.body.bytes, climbed.contentType),
    };
  };
  const accept: Consulting['accept'] = (got, alsoTaken = []) => {
    const failure = replyFailure(got, { ...where, account, alsoTaken });
    if (failure !== null) throw failure;
    return jsonOf(got, where);
  };
  const json: Consulting['json'] = async (asked, alsoTaken) => accept(await reply(asked), alsoTaken);
  const orGaps = async <T>(paths: readonly string[], question: Promise<T>): Promise<T | null> => {
    try {
      return await question;
    } catch (error) {
      if (!(error instanceof ProbeFailure) || task.signal.aborted) throw error;
      seen.gaps.push(...gapsAt(paths, missedBy(error)));
      return null;
    }
  };
  return {
    reply,
    replyFor: (asked, paths) => orGaps(paths, reply(asked)),
    accept,
    acceptFor: (got, paths) =>
      orGaps(
        paths,
        Promise.resolve(got).then((each) => accept(each)),
      ),
    json,
    jsonFor: (asked, paths, alsoTaken) => orGaps(paths, json(asked, alsoTaken)),
    foreign: (got) =>
      new ProbeFailure('protocol-not-spoken', {
        phase: 'talk',
        params: { ...where, protocol: product.name, seen: JSON.stringify(got).slice(0, mostShown) },
      }),
    learn: (facts) => {
      seen.facts = { ...seen.facts, ...facts };
    },
    gap: (gap) => {
      seen.gaps.push(gap);
    },
    miss: (paths, missed) => {
      seen.gaps.push(...gapsAt(paths, missed));
    },
  };
}

const mostShown = 60;

/** Why a further question has no answer, where the product itself has given one before. */
function missedBy(failure: ProbeFailure): Missed {
  const detail = failure.cause instanceof Error ? failure.cause.message : null;
  switch (failure.failureCause) {
    case 'login-required':
    case 'login-denied':
    case 'http-login-denied':
      return { reason: 'not-permitted', detail };
    case 'http-unexpected-status':
      return { reason: failure.params['status'] === 404 ? 'not-supported' : 'not-reached', detail };
    case 'http-redirect-not-followed':
    case 'body-not-json':
    case 'body-html-instead':
      return { reason: 'not-supported', detail };
    default:
      return { reason: 'not-reached', detail };
  }
}
