import { createHash, createHmac } from 'node:crypto';
import type { HttpRequest } from '../../../src/kit/ladder/request-step.ts';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import { nested } from '../../../src/model/message.ts';
import { withQuery } from '../with-query.ts';
import { freshValue, type Fresh } from './fresh-value.ts';
import { fillPlaceholders } from './placeholders.ts';
import type { Sign } from './sign-schema.ts';
import { sortedParameters, sortedQuery } from './sorted-parameters.ts';

/**
 * A request with the signature its gateway asks for: parameters and headers that go along first, then the text that is
 * signed is put together from the request as it will be sent, then the signature takes its place.
 *
 * @throws ProbeFailure `capability-missing` where this build of Node.js lacks the digest (FIPS builds lack SM3 and MD5);
 * `settings-invalid` where the key is not written as `keyIs` says.
 */
export function signRequest(request: HttpRequest, sign: Sign, fresh: Fresh): HttpRequest {
  const values = new Map(Object.entries(sign.values).map(([name, kind]) => [name, freshValue(kind, fresh)]));
  const fill = (template: string, made: HttpRequest, more: Readonly<Record<string, string>> = {}): string =>
    fillPlaceholders(template, (name) => values.get(name) ?? more[name] ?? ofRequest(name, made));
  const query = Object.entries(sign.query).map(([name, template]) => [name, fill(template, request)] as const);
  const asked: HttpRequest = { ...request, url: withQuery(request.url, query) };
  const besides = Object.entries(sign.headers).map(([name, template]) => [name, fill(template, asked)] as const);
  const headed = { ...asked, headers: withHeaders(asked.headers, besides) };
  const text = fill(sign.text, headed, { key: sign.key });
  const placed = fill(sign.put.value, headed, { signature: signature(text, sign) });
  const { header, query: parameter } = sign.put;
  if (header !== null) return { ...headed, headers: withHeaders(headed.headers, [[header, placed]]) };
  return { ...headed, url: withQuery(headed.url, parameter === null ? [] : [[parameter, placed]]) };
}

type Pairs = readonly (readonly [string, string])[];

function withHeaders(headers: HttpRequest['headers'], pairs: Pairs): HttpRequest['headers'] {
  const names = new Set(pairs.map(([name]) => name.toLowerCase()));
  const kept = Object.entries(headers).filter(([name]) => !names.has(name.toLowerCase()));
  return Object.fromEntries([...kept, ...pairs]);
}

function ofRequest(name: string, { method, url, headers, body }: HttpRequest): string {
  switch (name) {
    case 'method':
      return method;
    case 'method.lower':
      return method.toLowerCase();
    case 'host':
      return headerOf(headers, 'host') ?? url.host;
    case 'path':
      return url.pathname;
    case 'query':
      return url.search.slice(1);
    case 'pathAndQuery':
      return url.pathname + url.search;
    case 'sortedQuery':
      return sortedQuery(url);
    case 'sortedParameters':
      return sortedParameters(url, isForm(headers) ? body : null);
    case 'body':
      return body ?? '';
  }
  if (name.startsWith('header.')) return headerOf({ Host: url.host, ...headers }, name.slice('header.'.length)) ?? '';
  const [, digest = '', encoding] = name.split('.');
  const bytes = digestOf(digest, body ?? '');
  return encoding === 'base64' ? bytes.toString('base64') : bytes.toString('hex');
}

function headerOf(headers: HttpRequest['headers'], wanted: string): string | null {
  const found = Object.entries(headers).filter(([name]) => name.toLowerCase() === wanted.toLowerCase());
  return found.at(-1)?.[1] ?? null;
}

function isForm(headers: HttpRequest['headers']): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(headerOf(headers, 'content-type') ?? '');
}

function signature(text: string, sign: Sign): string {
  const [way, algorithm] = sign.with.startsWith('hmac-') ? ['hmac', sign.with.slice(5)] : ['digest', sign.with];
  const bytes = way === 'hmac' ? hmacOf(algorithm, keyBytes(sign), text) : digestOf(algorithm, text);
  switch (sign.encode) {
    case 'hex':
      return bytes.toString('hex');
    case 'hex-upper':
      return bytes.toString('hex').toUpperCase();
    case 'base64':
      return bytes.toString('base64');
    case 'base64url':
      return bytes.toString('base64url');
  }
}

/** Node decodes what it can and passes over the rest, which would sign with another key. */
function keyBytes({ key, keyIs }: Sign): Buffer {
  if (keyIs === 'text') return Buffer.from(key, 'utf8');
  const written = keyIs === 'hex' ? /^(?:[0-9a-f]{2})+$/i : /^[A-Za-z0-9+/_-]+={0,2}$/;
  if (written.test(key)) return Buffer.from(key, keyIs);
  const settings = { kind: 'list', items: ['auth.sign.key'] } as const;
  throw new ProbeFailure('settings-invalid', { phase: 'request', params: { settings } });
}

function digestOf(digest: string, text: string): Buffer {
  return available(digest, () => createHash(digest).update(text, 'utf8').digest());
}

function hmacOf(digest: string, key: Buffer, text: string): Buffer {
  return available(digest, () => createHmac(digest, key).update(text, 'utf8').digest());
}

function available(digest: string, compute: () => Buffer): Buffer {
  try {
    return compute();
  } catch {
    const note = nested({ code: 'http.note.digest-missing', params: { digest } });
    throw new ProbeFailure('capability-missing', { phase: 'request', params: { note } });
  }
}
