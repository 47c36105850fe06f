import type { ProbeTask } from '../../../src/kit/define-probe.ts';
import { plainly } from '../../../src/kit/ladder/climb-options.ts';
import { climb, type Climbed } from '../../../src/kit/ladder/climb.ts';
import { numberAt, textAt } from '../../../src/kit/http-json/read.ts';
import { parseJsonBody } from '../../../src/kit/ladder/json-body.ts';
import { defaultLimits } from '../../../src/kit/ladder/limits.ts';
import { routerOf } from '../../../src/kit/ladder/proxy/router.ts';
import type { HttpRequest } from '../../../src/kit/ladder/request-step.ts';
import { placeOfUrl } from '../../../src/kit/ladder/show-url.ts';
import { textOf } from '../../../src/kit/ladder/text-of.ts';
import { trustOf } from '../../../src/kit/ladder/trust-of.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import type { FetchedToken } from '../../../src/kit/shared-token.ts';
import { isJsonObject } from '../../../src/model/json.ts';
import { nested, value, type Params } from '../../../src/model/message.ts';
import type { Settings } from '../schema.ts';
import type { OAuth2 } from './schema.ts';
import { tokenRefusal } from './token-refusal.ts';
import { tokenTouch } from './token-touches.ts';

/**
 * Asks a token endpoint once (client credentials, RFC 6749 section 4.4), over a ladder of its own. Whatever breaks there
 * is a failure of phase `token`, so that it is not taken for one of the interface, which was not asked.
 *
 * @throws ProbeFailure phase `token`: the causes of the ladder, `token-denied`, `token-unusable`.
 */
export async function fetchToken(task: ProbeTask<Settings>, oauth2: OAuth2): Promise<FetchedToken> {
  const { settings } = task;
  try {
    const trusted = await trustOf(task, { ca: oauth2.ca });
    task.touched(tokenTouch(oauth2));
    const climbed = await climb(task, {
      request: tokenRequest(oauth2),
      ...trusted,
      ...plainly,
      routeTo: routerOf(task, trusted.trustElsewhere),
      limits: { ...defaultLimits, responseMs: settings.answerWithin },
    });
    return tokenIn(climbed, oauth2);
  } catch (error) {
    throw error instanceof ProbeFailure ? atToken(error, oauth2) : error;
  }
}

function tokenRequest(oauth2: OAuth2): HttpRequest {
  const { clientId, clientSecret, scope, audience, clientAuth } = oauth2;
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  if (scope !== null) form.set('scope', scope);
  if (audience !== null) form.set('audience', audience);
  if (clientAuth === 'body') {
    form.set('client_id', clientId);
    form.set('client_secret', clientSecret);
  }
  // RFC 6749 section 2.3.1: both parts are written as in a form before they are joined.
  const pair = [clientId, clientSecret].map((part) => new URLSearchParams([['', part]]).toString().slice(1)).join(':');
  return {
    method: 'POST',
    url: new URL(oauth2.tokenUrl),
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(clientAuth === 'basic' ? { Authorization: `Basic ${Buffer.from(pair).toString('base64')}` } : {}),
    },
    body: form.toString(),
  };
}

function tokenIn(climbed: Climbed, oauth2: OAuth2): FetchedToken {
  const { status, body, facts } = climbed;
  const where = whereOf(oauth2);
  const text = textOf(body.bytes, climbed.contentType);
  if (status < 200 || status > 299) throw tokenRefusal({ status, text, facts }, where, oauth2.clientId);
  const said = parseJsonBody(text, 'safe', { where, status, facts });
  const token = textAt(said, 'access_token') ?? '';
  if (token === '') throw unusable('no-access-token', where);
  const kind = (isJsonObject(said) ? said['token_type'] : undefined) ?? 'Bearer';
  if (typeof kind !== 'string' || kind.toLowerCase() !== 'bearer')
    throw unusable('other-token-type', { ...where, kind: value(kind) });
  // RFC 6750 section 2.1: what may stand behind "Bearer"
  if (!/^[\x21-\x7e]+$/.test(token)) throw unusable('token-characters', where);
  const seconds = numberAt(said, 'expires_in');
  return { text: token, lastsMs: seconds === null ? null : seconds * 1000 };
}

function unusable(rule: string, params: Params): ProbeFailure {
  return new ProbeFailure('token-unusable', {
    params: { ...params, rule: nested({ code: `http.token.${rule}`, params }) },
  });
}

function whereOf({ tokenUrl }: OAuth2): { readonly host: string; readonly port: number } {
  const url = new URL(tokenUrl);
  return placeOfUrl(url);
}

/** The facts are those of another place: they would pass for the interface's. */
function atToken(error: ProbeFailure, oauth2: OAuth2): ProbeFailure {
  const note = nested({ code: 'http.note.token', params: whereOf(oauth2) });
  const params = { note, ...error.params };
  return new ProbeFailure(error.failureCause, { phase: 'token', params, cause: error.cause });
}
