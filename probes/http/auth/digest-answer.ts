import { createHash } from 'node:crypto';
import { ProbeFailure } from '../../../src/kit/probe-failure.ts';
import type { HttpRequest } from '../../../src/kit/ladder/request-step.ts';
import { nested } from '../../../src/model/message.ts';
import type { DigestChallenge } from './digest-challenge.ts';

/** Who logs in. */
export interface DigestAccount {
  readonly user: string;
  readonly password: string;
}

/** What makes one answer differ from the next. */
export interface DigestTurn {
  /** Requests sent with this nonce, this one included. */
  readonly count: number;
  /** A value of our own, by chance. */
  readonly cnonce: string;
}

/**
 * The Authorization header that answers a challenge for one request (RFC 7616 section 3.4; without `qop` RFC 2069): a
 * proof, never the password. The name of the account goes as it is (`userhash` is not used), names beyond ASCII as
 * section 4 says.
 *
 * @throws ProbeFailure `capability-missing` where this build of Node.js lacks the digest (FIPS builds lack MD5)
 */
export function digestAnswer(
  { method, url, body }: Pick<HttpRequest, 'method' | 'url' | 'body'>,
  challenge: DigestChallenge,
  { user, password }: DigestAccount,
  { count, cnonce }: DigestTurn,
): string {
  const { realm, nonce, opaque, algorithm, quality, session } = challenge;
  const h = (text: string): string => digest(challenge.hash, text);
  const uri = `${url.pathname}${url.search}`;
  const nc = count.toString(16).padStart(8, '0');
  const account = h(`${user}:${realm}:${password}`);
  const key = session ? h(`${account}:${nonce}:${cnonce}`) : account;
  const asked = h(quality === 'auth-int' ? `${method}:${uri}:${h(body ?? '')}` : `${method}:${uri}`);
  const turn = quality === null ? '' : `${nc}:${cnonce}:${quality}:`;
  const response = h(`${key}:${nonce}:${turn}${asked}`);
  return [
    `Digest ${userName(user)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `response="${response}"`,
    ...(algorithm === null ? [] : [`algorithm=${algorithm}`]),
    ...(quality === null && !session ? [] : [`cnonce=${quoted(cnonce)}`]),
    ...(quality === null ? [] : [`qop=${quality}`, `nc=${nc}`]),
    ...(opaque === null ? [] : [`opaque=${quoted(opaque)}`]),
  ].join(', ');
}

/** Section 3.4.4: beyond ASCII in the form of RFC 8187. */
function userName(user: string): string {
  if (/^[\x20-\x7e]*$/.test(user)) return `username=${quoted(user)}`;
  const encoded = encodeURIComponent(user).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `username*=UTF-8''${encoded}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

function digest(hash: DigestChallenge['hash'], text: string): string {
  try {
    return createHash(hash).update(text, 'utf8').digest('hex');
  } catch {
    const note = nested({ code: 'http.note.digest-missing', params: { digest: hash } });
    throw new ProbeFailure('capability-missing', { phase: 'request', params: { note } });
  }
}
