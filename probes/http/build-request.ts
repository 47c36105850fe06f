import type { HttpRequest } from '../../src/kit/ladder/request-step.ts';
import type { Settings } from './schema.ts';
import { withQuery } from './with-query.ts';

/**
 * The request the settings describe, secrets and all, but for what must be fresh each time it is sent.
 *
 * @param token what a login service gave out; null: none was asked for
 */
export function buildRequest(settings: Settings, token: string | null): HttpRequest {
  const { apiKey = null } = settings.auth ?? {};
  const url = new URL(settings.url);
  if (url.href.includes('#')) url.hash = '';
  const inQuery = apiKey?.query ?? null;
  const key = apiKey === null || inQuery === null ? [] : [[inQuery, apiKey.value] as const];
  const inHeader = apiKey?.header ?? null;
  return {
    method: settings.method,
    url: withQuery(url, [...Object.entries(settings.query), ...key]),
    headers: {
      ...(settings.hostHeader === null ? {} : { Host: settings.hostHeader }),
      ...settings.headers,
      ...(apiKey === null || inHeader === null ? {} : { [inHeader]: apiKey.value }),
      ...authorization(settings, token),
    },
    body: settings.body,
  };
}

function authorization({ bearer, basic }: Settings, token: string | null): Readonly<Record<string, string>> {
  const carried = bearer ?? token;
  if (carried !== null) return { Authorization: `Bearer ${carried}` };
  if (basic === null) return {};
  // RFC 7617 section 2.1: UTF-8
  const pair = Buffer.from(`${basic.user}:${basic.password}`, 'utf8').toString('base64');
  return { Authorization: `Basic ${pair}` };
}
