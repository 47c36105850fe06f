import type { Duplex } from 'node:stream';
import { askHello, serverNameOf } from './ask-hello.ts';
import { suiteName, suitesOf, type CipherGroup } from './cipher-suites.ts';
import { wireVersions } from './client-hello.ts';

/** Versions that are asked for, newest first: an old server that chokes on one has then answered the others. */
const asked = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1', 'SSLv3'] as const;

/** Groups of cipher suites that are asked for, best first. */
const groups = [
  'ecdhe-aead',
  'dhe-aead',
  'rsa-aead',
  'ecdhe-cbc',
  'cbc-sha2',
  'dhe-cbc',
  'rsa-cbc',
  'rc4-3des',
  'broken',
] as const satisfies readonly CipherGroup[];

/** A group of cipher suites a server takes, and which one it picked. */
export interface AcceptedGroup {
  readonly group: CipherGroup;
  /** OpenSSL's name. */
  readonly suite: string;
}

export interface TlsSurvey {
  /** Versions the server speaks, oldest first. */
  readonly versions: readonly string[];
  /** Versions on which it said nothing at all: whether it speaks them is not known. */
  readonly unanswered: readonly string[];
  /** Groups it takes in its newest version up to TLS 1.2; null: it speaks none of these, or was not asked. */
  readonly ciphers: readonly AcceptedGroup[] | null;
  /**
   * The group on which it said nothing at all, and after which no other was asked for: whether it takes these is not
   * known. Servers that count connections fall silent so. Null: it answered to all.
   */
  readonly silentOn: CipherGroup | null;
}

export interface SurveyOptions {
  /** Opens a connection up to where TLS begins. */
  readonly reach: () => Promise<Duplex>;
  /** Name asked for (SNI). */
  readonly name: string;
  /** Milliseconds for each answer. */
  readonly limitMs: number;
  readonly signal: AbortSignal;
  /** Waits between two connections, so that they are no burst. */
  readonly pause: () => Promise<void>;
}

/**
 * Asks a server for one version after the other and for one group of cipher suites after the other, with a hello each
 * and no more: what the OpenSSL of this machine no longer knows can be asked for too.
 *
 * @throws ProbeFailure what `reach` and `pause` throw
 */
export async function surveyTls(options: SurveyOptions): Promise<TlsSurvey> {
  const versions: string[] = [];
  const unanswered: string[] = [];
  for (const version of asked) {
    const offered = version === 'TLSv1.3' ? suitesOf('tls1.3', 'tls1.3-sm') : suitesOf(...groups);
    const reply = await hello(options, wireVersions[version], offered);
    if (reply.kind === 'silent') unanswered.push(version);
    if (reply.kind === 'hello' && reply.version === wireVersions[version]) versions.unshift(version);
  }
  const newest = (['TLSv1.2', 'TLSv1.1', 'TLSv1'] as const).find((version) => versions.includes(version));
  if (newest === undefined) return { versions, unanswered, ciphers: null, silentOn: null };
  return { versions, unanswered, ...(await ciphersOf(options, wireVersions[newest])) };
}

async function ciphersOf(options: SurveyOptions, version: number): Promise<Pick<TlsSurvey, 'ciphers' | 'silentOn'>> {
  const ciphers: AcceptedGroup[] = [];
  for (const group of groups) {
    const reply = await hello(options, version, suitesOf(group));
    if (reply.kind === 'silent') return { ciphers, silentOn: group };
    if (reply.kind === 'hello') ciphers.push({ group, suite: suiteName(reply.suite) });
  }
  return { ciphers, silentOn: null };
}

async function hello(options: SurveyOptions, version: number, suites: readonly number[]) {
  await options.pause();
  const stream = await options.reach();
  return askHello(stream, { version, suites, serverName: serverNameOf(options.name) }, options);
}
