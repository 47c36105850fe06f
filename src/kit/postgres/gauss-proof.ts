import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { nested, type Params } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import type { GaussRequest } from './gauss-request.ts';

/** Who wants to log in where, for what is said when it cannot be done. */
interface Account {
  readonly host: string;
  readonly port: number;
  readonly account: string;
}

/** Bytes of every key. */
const keyLength = 32;

/**
 * How often servers hash a password (`auth_iteration_count`; 10000 is the default, 2048 its least and the fixed number
 * of old versions), the likely ones first. They cost 0.2 s together.
 */
const usualRounds = [10_000, 2048, 20_000, 5000, 4096, 8192, 50_000, 100_000] as const;
const [defaultRounds] = usualRounds;
const fewestRounds = 2048;
/** More would keep a processor busy for seconds. */
const mostRounds = 1_000_000;

const derive = promisify(pbkdf2);

interface Keys {
  readonly server: Buffer;
  readonly client: Buffer;
  readonly stored: Buffer;
}

/**
 * What answers a request of openGauss or GaussDB, as it goes into a PasswordMessage. The computation is that of the
 * server (`crypt_verify` in src/common/backend/libpq/crypt.cpp) and of its drivers for Java and Go, after RFC 5802:
 *
 *     K      = PBKDF2-HMAC-SHA1(password, salt, rounds, 32 bytes)
 *     server = HMAC-SHA256(K, "Sever Key")      sic
 *     client = HMAC-SHA256(K, "Client Key")
 *     stored = SHA-256(client), or SM3(client)
 *     proof  = client XOR HMAC-SHA256(stored, token)
 *
 * A client of protocol 3.0 is not told the rounds, and gets HMAC-SHA256(server, token): the number that gives it is the
 * right one. Where none does, nothing is sent, and no wrong login is counted: the password is wrong, or the other side
 * does not know it. Throws ProbeFailure `login-denied`, `login-method-unsupported`.
 */
export async function gaussProof(request: GaussRequest, password: string, account: Account): Promise<string> {
  if (request.kind === 'md5') return md5Proof(request, password, account);
  const keys = await keysFor(request, password, account);
  const signature = hmac(keys.stored, request.token);
  return Buffer.from(keys.client.map((byte, at) => byte ^ (signature[at] ?? 0))).toString('hex');
}

type ProofRequest = Extract<GaussRequest, { kind: 'proof' }>;

async function keysFor(request: ProofRequest, password: string, account: Account): Promise<Keys> {
  const { signature, rounds } = request;
  if (rounds !== null) {
    if (rounds < fewestRounds || rounds > mostRounds)
      throw unsupported(account, { code: 'kit.note.hash-rounds', params: { rounds } });
    return keysAfter(rounds, request, password, account);
  }
  for (const candidate of usualRounds) {
    const keys = await keysAfter(candidate, request, password, account);
    if (signature !== null && timingSafeEqual(signature, hmac(keys.server, request.token))) return keys;
  }
  const note = nested({ code: 'kit.note.server-signature', params: {} });
  throw new ProbeFailure('login-denied', { phase: 'login', params: { ...account, note } });
}

async function keysAfter(
  rounds: number,
  { salt, digest }: { readonly salt: Buffer; readonly digest: string },
  password: string,
  account: Account,
): Promise<Keys> {
  const base = await derive(password, salt, rounds, keyLength, 'sha1');
  const client = hmac(base, 'Client Key');
  return { server: hmac(base, 'Sever Key'), client, stored: hash(digest, [client], account) };
}

/**
 * MD5 over everything the server keeps behind the word `sha256`: salt, server key and stored key in digits, and the
 * rounds in letters. The rounds are not told and nothing shows them, so only the default can be meant; openGauss’s own
 * libpq leaves the letters out and is refused by its server.
 */
async function md5Proof(
  { salt, md5Salt }: Extract<GaussRequest, { kind: 'md5' }>,
  password: string,
  account: Account,
): Promise<string> {
  const { server, stored } = await keysAfter(defaultRounds, { salt, digest: 'sha256' }, password, account);
  const kept = [salt, server, stored].map((part) => part.toString('hex')).join('') + roundsInLetters(defaultRounds);
  return `md5${hash('md5', [kept, md5Salt], account).toString('hex')}`;
}

/** `encode_iteration` (user.cpp of the server): each digit, the last first, moves one letter on. */
function roundsInLetters(rounds: number): string {
  let left = rounds;
  let letters = '';
  for (const letter of 'ecdfdcefade') {
    letters += String.fromCharCode(letter.charCodeAt(0) + (left % 10));
    left = Math.floor(left / 10);
  }
  return letters;
}

function hmac(key: Buffer, data: Buffer | string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** Builds of Node.js for FIPS have neither MD5 nor SM3. */
export function hash(digest: string, parts: readonly (Buffer | string)[], account: Account): Buffer {
  try {
    const made = createHash(digest);
    for (const part of parts) made.update(part);
    return made.digest();
  } catch {
    throw unsupported(account, { code: 'kit.note.digest-missing', params: { digest } });
  }
}

function unsupported(account: Account, message: { readonly code: string; readonly params: Params }): ProbeFailure {
  return new ProbeFailure('login-method-unsupported', {
    phase: 'login',
    params: { ...account, note: nested(message) },
  });
}
