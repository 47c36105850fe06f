import { isJsonList, isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { value, type Params } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { excerpt } from './first-bytes.ts';
import { htmlTitle, looksLikeHtml } from './html-title.ts';
import { parseJson, type Numbers } from './parse-json.ts';

interface JsonBodyContext {
  readonly where: Params;
  readonly status: number;
  /** Facts of the climb. */
  readonly facts: JsonObject;
}

/**
 * The JSON document a body is.
 *
 * @throws ProbeFailure phase `body`: `http-redirect-not-followed` for a redirect that was the last reply,
 * `body-html-instead` for a page (a login page, a gateway's error page) with its title, else `body-not-json`.
 */
export function parseJsonBody(text: string, numbers: Numbers, context: JsonBodyContext): Json {
  const parsed = parseJson(text, numbers);
  if (parsed.ok) return parsed.value;
  const location = lastLocation(context.facts);
  if (context.status >= 300 && context.status < 400 && location !== null)
    throw new ProbeFailure('http-redirect-not-followed', {
      phase: 'body',
      params: { ...context.where, status: context.status, location: value(location) },
    });
  if (looksLikeHtml(text))
    throw new ProbeFailure('body-html-instead', {
      phase: 'body',
      params: { ...context.where, title: value(htmlTitle(text) ?? '') },
    });
  throw new ProbeFailure('body-not-json', {
    phase: 'body',
    params: { ...context.where, at: parsed.at, begins: value(excerpt(Buffer.from(text.slice(0, 100)))) },
  });
}

function lastLocation(facts: JsonObject): string | null {
  const redirects = isJsonList(facts['redirects']) ? facts['redirects'] : [];
  const last = redirects.at(-1);
  return isJsonObject(last) && typeof last['location'] === 'string' ? last['location'] : null;
}
