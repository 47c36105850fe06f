import { randomBytes } from 'node:crypto';
import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { climb, type Climbed } from '../../../src/kit/ladder/climb.ts';
import type { ClimbOptions } from '../../../src/kit/ladder/climb-options.ts';
import type { HttpRequest } from '../../../src/kit/ladder/request-step.ts';
import { placeOfUrl } from '../../../src/kit/ladder/show-url.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { isJsonObject, type JsonObject } from '../../../src/model/json.ts';
import { nested, value } from '../../../src/model/message.ts';
import { hostPort } from '../../../src/model/plan.ts';
import { schemesIn } from '../status-cause.ts';
import type { Settings } from '../schema.ts';
import { urlTouch } from '../touches.ts';
import { digestAnswer } from './digest-answer.ts';
import { digestChallenge, type DigestChallenge } from './digest-challenge.ts';
import type { Digest } from './schema.ts';

/** What a login by digest gave. */
export interface DigestLogin {
  readonly climbed: Climbed;
  /** Asks the same again, with a proof of its own. Throws what `climb` throws. */
  readonly again: () => Promise<Climbed>;
}

/**
 * Asks with a digest login: a first request without it, which the server refuses with its challenge, then the request
 * with the proof. A nonce that is used up meanwhile is replaced once for each request, which is no second try: the server
 * says that the proof was right, and servers with nonces that count once say so each time. Where the first request is let
 * in, nobody asks for a login and none is sent.
 *
 * @param ask climbs once
 * @throws ProbeFailure what `ask` throws; `http-login-method` where the server asks for another login
 */
export async function askWithDigest(
  task: ProbeTask<Settings>,
  options: ClimbOptions,
  digest: Digest,
  ask: (options: ClimbOptions) => Promise<Climbed>,
): Promise<DigestLogin> {
  const { settings } = task;
  const touching = (how: ClimbOptions, by: typeof ask): Promise<Climbed> => {
    task.touched(urlTouch(settings));
    return by(how);
  };
  const asking = (how: ClimbOptions): Promise<Climbed> => climb(task, how);
  const facts = await firstFacts(task, options);
  if (facts['status'] !== 401) return { climbed: await touching(options, ask), again: () => touching(options, asking) };
  const challenge = challengeIn(facts);
  if (challenge === null) throw otherLogin(facts, settings);
  let sealed = sealedWith(options, challenge, digest);
  const renewing = async (by: typeof ask): Promise<Climbed> => {
    const climbed = await touching(sealed, by);
    const renewed = climbed.status === 401 ? challengeIn(climbed.facts) : null;
    if (renewed?.stale !== true) return climbed;
    sealed = sealedWith(options, renewed, digest);
    return touching(sealed, by);
  };
  const { host, port } = placeOfUrl(new URL(settings.url));
  task.touched({ kind: 'account', at: hostPort(host, port), name: digest.user });
  return { climbed: await renewing(ask), again: () => renewing(asking) };
}

/** The first request has no body: what may change something is not sent before the login. */
async function firstFacts(task: ProbeTask<Settings>, options: ClimbOptions): Promise<JsonObject> {
  const { request } = options;
  const bare = { ...request, body: request.body === null ? null : '' };
  try {
    return (await climb(task, { ...options, request: bare })).facts;
  } catch (error) {
    // The body of a refusal is of no use.
    if (error instanceof ProbeFailure && error.phase === 'body' && !task.signal.aborted)
      return error.learnt.facts ?? {};
    throw error;
  }
}

function challengeIn({ headers }: JsonObject): DigestChallenge | null {
  const header = isJsonObject(headers) ? headers['www-authenticate'] : undefined;
  return typeof header === 'string' ? digestChallenge(header) : null;
}

function sealedWith(options: ClimbOptions, challenge: DigestChallenge, digest: Digest): ClimbOptions {
  let count = 0;
  const seal = (request: HttpRequest): HttpRequest => {
    const made = options.seal?.(request) ?? request;
    count += 1;
    const turn = { count, cnonce: randomBytes(16).toString('hex') };
    return { ...made, headers: { ...made.headers, Authorization: digestAnswer(made, challenge, digest, turn) } };
  };
  return { ...options, seal };
}

function otherLogin(facts: JsonObject, { url: written }: Settings): ProbeFailure {
  const schemes = schemesIn(facts, 'www-authenticate');
  const said = schemes === null ? nested({ code: 'http.not-said', params: {} }) : value(schemes);
  const params = { ...placeOfUrl(new URL(written)), schemes: said };
  return new ProbeFailure('http-login-method', { phase: 'response', params, learnt: { facts } });
}
