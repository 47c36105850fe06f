import type { HttpRequest } from '../../src/kit/ladder/request-step.ts';
import type { Settings } from './schema.ts';

/** The request the settings describe, secrets and all. */
export function buildRequest(settings: Settings): HttpRequest {
  const url = new URL(settings.url);
  url.hash = '';
  for (const [name, value] of Object.entries(settings.query)) url.searchParams.append(name, value);
  return {
    method: settings.method,
    url,
    headers: { ...hostHeader(settings), ...settings.headers, ...authorization(settings) },
    body: settings.body,
  };
}

function hostHeader({ hostHeader: name }: Settings): Readonly<Record<string, string>> {
  return name === null ? {} : { Host: name };
}

function authorization(settings: Settings): Readonly<Record<string, string>> {
  if (settings.bearer !== null) return { Authorization: `Bearer ${settings.bearer}` };
  if (settings.basic === null) return {};
  // RFC 7617 section 2.1: UTF-8
  const pair = Buffer.from(`${settings.basic.user}:${settings.basic.password}`, 'utf8').toString('base64');
  return { Authorization: `Basic ${pair}` };
}
