import { createHash, createHmac } from 'node:crypto';
import type { HttpRequest } from '../../src/kit/ladder/request-step.ts';

/** A key and what it is used for. */
export interface Signer {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

/**
 * A request without a body with its signature (AWS Signature Version 4, “Authenticating Requests: Using the Authorization
 * Header” of the S3 API reference). The secret key proves the request and does not travel.
 *
 * @param now wall clock, milliseconds since 1970
 */
export function sign(request: HttpRequest, signer: Signer, now: number): HttpRequest {
  const { url, method } = request;
  const moment = new Date(now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = moment.slice(0, 8);
  const scope = `${day}/${signer.region}/s3/aws4_request`;
  const signed = { host: url.host, 'x-amz-content-sha256': digest(''), 'x-amz-date': moment };
  const names = Object.keys(signed).join(';');
  const canonical = [
    ...[method, canonicalPath(url), canonicalQuery(url)],
    ...Object.entries(signed).map(([name, text]) => `${name}:${text}`),
    ...['', names, digest('')],
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', moment, scope, digest(canonical)].join('\n');
  const key = [day, signer.region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${signer.secretKey}`);
  const signature = hmac(key, text).toString('hex');
  const credential = `Credential=${signer.accessKey}/${scope}`;
  return {
    ...request,
    headers: {
      ...request.headers,
      'x-amz-content-sha256': digest(''),
      'x-amz-date': moment,
      Authorization: `AWS4-HMAC-SHA256 ${credential},SignedHeaders=${names},Signature=${signature}`,
    },
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

function canonicalPath(url: URL): string {
  return url.pathname
    .split('/')
    .map((part) => encoded(decodeURIComponent(part)))
    .join('/');
}

function canonicalQuery(url: URL): string {
  return [...url.searchParams]
    .map(([name, text]) => `${encoded(name)}=${encoded(text)}`)
    .sort()
    .join('&');
}

/** Everything but the unreserved characters of RFC 3986 as `%XX`. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}
