import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startHttp, type TestServer } from './http-servers.ts';

/** How a server asks for its login. */
export interface DigestRules {
  /** `SHA-256-sess`; null: none is named, which means MD5. */
  readonly algorithm?: string | null;
  /** Null: none, as in RFC 2069. */
  readonly qop?: string | null;
  /** Right proofs that are refused at first, because their nonce is used up. */
  readonly staleFirst?: number;
  /** Requests that one nonce is good for; any number where it is left out. */
  readonly uses?: number;
  /** Challenges sent before and after the own one. */
  readonly before?: string;
  readonly after?: string;
}

/** A server that lets in who proves the password, and what it saw. */
export interface DigestServer extends TestServer {
  /** Requests: whether each had a proof, its body, and why it was refused; null: it was let in. */
  readonly seen: readonly { readonly proof: boolean; readonly body: string; readonly refused: string | null }[];
}

export const account = { user: 'Mufasa', password: 'Circle of Life' } as const;
const realm = 'http-auth@example.org';

/** Starts a server that checks proofs as RFC 7616 section 3.4 says, with nonces that count. */
export async function digestServer(rules: DigestRules = {}): Promise<DigestServer> {
  const { algorithm = 'SHA-256', qop = 'auth', staleFirst = 0, uses = Infinity, before = '', after = '' } = rules;
  let stale = 0;
  const nonces = new Map<string, number>();
  const seen: DigestServer['seen'][number][] = [];
  const refuse = (response: ServerResponse, isStale: boolean): void => {
    const nonce = randomBytes(12).toString('base64');
    nonces.set(nonce, 0);
    const parts = [
      `Digest realm="${realm}"`,
      `nonce="${nonce}"`,
      'opaque="5ccc069c403ebaf9f0171e9517f40e41"',
      ...(qop === null ? [] : [`qop="${qop}"`]),
      ...(algorithm === null ? [] : [`algorithm=${algorithm}`]),
      ...(isStale ? ['stale=true'] : []),
    ];
    response.writeHead(401, { 'WWW-Authenticate': `${before}${parts.join(', ')}${after}` });
    response.end('<html>who are you?</html>');
  };
  const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const given = request.headers.authorization ?? '';
    const params = read(given);
    const used = nonces.get(params['nonce'] ?? '');
    const count = Number.parseInt(params['nc'] ?? '1', 16);
    const fault = faultOf(params, { method: request.method ?? '', uri: request.url ?? '', body, algorithm });
    const isStale = fault === null && (used === undefined || used >= uses || stale < staleFirst);
    const isReplay = fault === null && !isStale && qop !== null && count <= (used ?? 0);
    const spent = isStale ? 'stale' : null;
    const refused = fault ?? spent ?? (isReplay ? 'replayed' : null);
    if (isStale) stale += 1;
    seen.push({ proof: given !== '', body, refused });
    if (refused !== null) {
      refuse(response, isStale);
      return;
    }
    nonces.set(params['nonce'] ?? '', qop === null ? (used ?? 0) + 1 : count);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"UP"}');
  };
  const server = await startHttp((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => answer(request, response, body));
  });
  return { ...server, seen };
}

interface Asked {
  readonly method: string;
  readonly uri: string;
  readonly body: string;
  readonly algorithm: string | null;
}

/** What is wrong with a proof; null: nothing. */
function faultOf(params: Readonly<Record<string, string>>, { method, uri, body, algorithm }: Asked): string | null {
  if (params['nonce'] === undefined) return 'no proof';
  if (params['uri'] !== uri) return 'another uri';
  if (params['opaque'] !== '5ccc069c403ebaf9f0171e9517f40e41') return 'another opaque';
  if ((params['algorithm'] ?? null) !== algorithm) return 'another algorithm';
  const name = (algorithm ?? 'MD5').replace(/-sess$/, '');
  const hash = { MD5: 'md5', 'SHA-256': 'sha256', 'SHA-512-256': 'sha512-256' }[name] ?? '';
  const h = (text: string): string => createHash(hash).update(text).digest('hex');
  const { username = '', nonce = '', nc = '', cnonce = '', qop = '', response = '' } = params;
  const plain = h(`${username}:${realm}:${account.password}`);
  const a1 = algorithm?.endsWith('-sess') === true ? h(`${plain}:${nonce}:${cnonce}`) : plain;
  const a2 = h(`${method}:${uri}${qop === 'auth-int' ? `:${h(body)}` : ''}`);
  const proof = qop === '' ? h(`${a1}:${nonce}:${a2}`) : h(`${a1}:${nonce}:${nc}:${cnonce}:${qop}:${a2}`);
  return proof === response ? null : 'wrong proof';
}

function read(header: string): Readonly<Record<string, string>> {
  const found = header.replace(/^Digest /, '').matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g);
  return Object.fromEntries([...found].map(([, name = '', quoted, plain]) => [name, quoted ?? plain ?? '']));
}
