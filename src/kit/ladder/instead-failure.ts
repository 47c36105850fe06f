import { isJsonList, isJsonObject, type JsonObject } from '../../model/json.ts';
import { value, type Params } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { htmlTitle, looksLikeHtml } from './html-title.ts';

/** A reply whose body is not what it should be. */
export interface ReplyContext {
  /** Host and port, for messages. */
  readonly where: Params;
  readonly status: number;
  /** Facts of the climb. */
  readonly facts: JsonObject;
}

/**
 * What stands in the place of a document, phase `body`: `http-redirect-not-followed` for a redirect that was the last
 * reply, `body-html-instead` for a page (a login page, a gateway's error page) with its title; null: neither.
 */
export function insteadFailure(text: string, { where, status, facts }: ReplyContext): ProbeFailure | null {
  const location = lastLocation(facts);
  if (status >= 300 && status < 400 && location !== null)
    return new ProbeFailure('http-redirect-not-followed', {
      phase: 'body',
      params: { ...where, status, location: value(location) },
    });
  if (!looksLikeHtml(text)) return null;
  const title = value(htmlTitle(text) ?? '');
  return new ProbeFailure('body-html-instead', { phase: 'body', params: { ...where, title } });
}

function lastLocation(facts: JsonObject): string | null {
  const redirects = isJsonList(facts['redirects']) ? facts['redirects'] : [];
  const last = redirects.at(-1);
  return isJsonObject(last) && typeof last['location'] === 'string' ? last['location'] : null;
}
