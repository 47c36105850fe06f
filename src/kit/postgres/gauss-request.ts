/** What openGauss and GaussDB ask for instead of PostgreSQL’s methods. */
export type GaussRequest =
  | {
      /** A proof that the password is known (SHA-256 or SM3). */
      readonly kind: 'proof';
      readonly digest: 'sha256' | 'sm3';
      readonly salt: Buffer;
      /** What the proof is made over, new for every login. */
      readonly token: Buffer;
      /** The server’s own proof over the token; null: it gave none. */
      readonly signature: Buffer | null;
      /** How often the password was hashed; null: not told. */
      readonly rounds: number | null;
    }
  | {
      /** MD5 over the stored SHA-256 form of the password. */
      readonly kind: 'md5';
      readonly salt: Buffer;
      readonly md5Salt: Buffer;
    };

/** Codes of the authentication message; PostgreSQL has SASL and its continuation under the first two. */
const codes = { sha256: 10, md5Sha256: 11, sm3: 13 } as const;

/** In which form the server keeps the password, as it tells behind the code. */
const forms = { plain: 0, sha256: 2, sm3: 3 } as const;

const headLength = 9; // type, length, code
const saltLength = 64; // hexadecimal digits, as the two below
const tokenLength = 8;
const signatureLength = 64;
const roundsLength = 4;
const md5SaltLength = 4;

/**
 * Reads an authentication message as openGauss means it (src/common/backend/libpq/auth.cpp, `sendAuthRequest`, of its
 * server): code 10 or 13, form of the password (4 bytes), salt (64 digits), token (8 digits), then to a client of
 * protocol 3.0 the server’s signature (64 digits), to one of 3.51 the number of rounds (4 bytes); code 11, salt (64
 * digits), salt for MD5 (4 bytes). Null: it is no such message. SASL lists names of mechanisms, which are no digits.
 */
export function readGaussRequest(message: Buffer): GaussRequest | null {
  if (message.length < headLength) return null;
  const code = message.readUInt32BE(headLength - 4);
  const body = message.subarray(headLength);
  if (code === codes.md5Sha256) return readMd5(body);
  if (code === codes.sha256) return readProof(body, 'sha256', [forms.plain, forms.sha256]);
  return code === codes.sm3 ? readProof(body, 'sm3', [forms.sm3]) : null;
}

function readMd5(body: Buffer): GaussRequest | null {
  const salt = digits(body, 0, saltLength);
  if (salt === null || body.length !== saltLength + md5SaltLength) return null;
  return { kind: 'md5', salt, md5Salt: body.subarray(saltLength) };
}

function readProof(body: Buffer, digest: 'sha256' | 'sm3', accepted: readonly number[]): GaussRequest | null {
  if (body.length < 4 || !accepted.includes(body.readUInt32BE(0))) return null;
  const salt = digits(body, 4, saltLength);
  const token = digits(body, 4 + saltLength, tokenLength);
  const rest = body.subarray(4 + saltLength + tokenLength);
  if (salt === null || token === null) return null;
  if (rest.length === roundsLength)
    return { kind: 'proof', digest, salt, token, signature: null, rounds: rest.readUInt32BE(0) };
  const signature = rest.length === signatureLength ? digits(rest, 0, signatureLength) : null;
  return signature === null ? null : { kind: 'proof', digest, salt, token, signature, rounds: null };
}

/** Bytes that stand there as hexadecimal digits. */
function digits(body: Buffer, at: number, length: number): Buffer | null {
  const text = body.toString('latin1', at, at + length);
  return text.length === length && /^[0-9a-f]*$/i.test(text) ? Buffer.from(text, 'hex') : null;
}
