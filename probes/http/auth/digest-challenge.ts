/** What a server asks of a digest login (RFC 7616 section 3.3), as far as we can answer it. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  /** Sent back as it came; null: none. */
  readonly opaque: string | null;
  /** As the server writes it, `SHA-256-sess`; null: it names none, which means MD5. */
  readonly algorithm: string | null;
  /** Name of the digest for Node.js. */
  readonly hash: 'sha256' | 'sha512-256' | 'md5';
  /** The key is bound to the first nonce. */
  readonly session: boolean;
  /** `auth-int` covers the body too; null: the form of RFC 2069, without a count. */
  readonly quality: 'auth' | 'auth-int' | null;
  /** The proof was right and only the nonce is used up. */
  readonly stale: boolean;
}

/** Digests by their names, best first: MD5 only where nothing else is offered. */
const hashes: readonly (readonly [RegExp, DigestChallenge['hash']])[] = [
  [/^sha-256(?:-sess)?$/i, 'sha256'],
  [/^sha-512-256(?:-sess)?$/i, 'sha512-256'],
  [/^md5(?:-sess)?$/i, 'md5'],
];

/** The challenge to answer among all of a WWW-Authenticate header; null: none that we can. */
export function digestChallenge(header: string): DigestChallenge | null {
  const offered = challenges(header).flatMap(({ scheme, params }) =>
    scheme.toLowerCase() === 'digest' ? [readChallenge(params)] : [],
  );
  const known = offered.filter((each) => each !== null);
  for (const [, hash] of hashes) {
    const found = known.find((each) => each.hash === hash);
    if (found !== undefined) return found;
  }
  return null;
}

function readChallenge(params: ReadonlyMap<string, string>): DigestChallenge | null {
  const realm = params.get('realm');
  const nonce = params.get('nonce');
  const algorithm = params.get('algorithm') ?? null;
  const hash = hashes.find(([name]) => name.test(algorithm ?? 'MD5'))?.[1];
  const quality = qualityOf(params.get('qop'));
  if (realm === undefined || nonce === undefined || hash === undefined || quality === undefined) return null;
  return {
    realm,
    nonce,
    opaque: params.get('opaque') ?? null,
    algorithm,
    hash,
    session: algorithm !== null && /-sess$/i.test(algorithm),
    quality,
    stale: params.get('stale')?.toLowerCase() === 'true',
  };
}

/** Undefined: none that we know. */
function qualityOf(offered: string | undefined): DigestChallenge['quality'] | undefined {
  if (offered === undefined) return null;
  const names = offered.toLowerCase().split(/[\s,]+/);
  if (names.includes('auth')) return 'auth';
  return names.includes('auth-int') ? 'auth-int' : undefined;
}

interface Challenge {
  readonly scheme: string;
  /** By name in lower case, without quotation marks. */
  readonly params: Map<string, string>;
}

/**
 * The challenges of a header (RFC 9110 section 11.6.1): a word with `=` behind it is a parameter of the scheme before,
 * any other word begins a new challenge.
 */
function challenges(header: string): readonly Challenge[] {
  const found: Challenge[] = [];
  const word = /([!#$%&'*+\-.^_`|~\w]+)(?:\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^\s,"]*)))?/g;
  for (const [all, name = '', quoted, plain] of header.matchAll(word)) {
    const current = found.at(-1);
    if (all === name) found.push({ scheme: name, params: new Map() });
    else current?.params.set(name.toLowerCase(), quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '');
  }
  return found;
}
