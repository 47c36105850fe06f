import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const stretch = promisify(pbkdf2);

export type ScramHash = 'sha256' | 'sha512';

/** Rounds fewer than these protect no password (RFC 7677, section 4); more keep the machine busy for nothing. */
const rounds = { least: 4096, most: 1_000_000 };

export interface ScramOptions {
  readonly hash: ScramHash;
  readonly user: string;
  readonly password: string;
  /** Printable, without a comma, never the same twice. */
  readonly nonce: string;
}

/** What a client sends after the server’s first message, and what the server has to answer. */
export interface ScramProof {
  readonly message: string;
  /** Whether the last message of the server proves that it knows the password too. */
  readonly isServer: (last: string) => boolean;
}

/** The first message of a client (RFC 5802, section 7), without channel binding. */
export function scramFirst({ user, nonce }: ScramOptions): string {
  return `n,,${bare(user, nonce)}`;
}

/**
 * The proof for the server’s first message. The password itself is never sent.
 *
 * @returns null where the message is none of SCRAM, does not go on from our nonce, or asks for too few or too many rounds
 */
export async function scramProof(options: ScramOptions, serverFirst: string): Promise<ScramProof | null> {
  const { hash, user, password, nonce } = options;
  const [, joint, salt, times] = /^r=([^,]+),s=([A-Za-z0-9+/=]+),i=(\d{1,9})(?:,|$)/.exec(serverFirst) ?? [];
  if (joint === undefined || salt === undefined || !joint.startsWith(nonce) || joint === nonce) return null;
  const count = Number(times);
  if (count < rounds.least || count > rounds.most) return null;
  const length = hash === 'sha256' ? 32 : 64;
  const salted = await stretch(password.normalize('NFKC'), Buffer.from(salt, 'base64'), count, length, hash);
  const sign = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest();
  const clientKey = sign(salted, 'Client Key');
  const final = `c=biws,r=${joint}`;
  const whole = `${bare(user, nonce)},${serverFirst},${final}`;
  const signature = sign(createHash(hash).update(clientKey).digest(), whole);
  const proof = Buffer.from(clientKey.map((byte, index) => byte ^ (signature[index] ?? 0)));
  const expected = sign(sign(salted, 'Server Key'), whole);
  return {
    message: `${final},p=${proof.toString('base64')}`,
    isServer: (last) => {
      const told = Buffer.from(/^v=([A-Za-z0-9+/=]+)/.exec(last)?.[1] ?? '', 'base64');
      return told.length === expected.length && timingSafeEqual(told, expected);
    },
  };
}

function bare(user: string, nonce: string): string {
  return `n=${user.normalize('NFKC').replaceAll('=', '=3D').replaceAll(',', '=2C')},r=${nonce}`;
}
