import { nested, type Params } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { gaussProof, hash } from './gauss-proof.ts';
import { readGaussRequest, type GaussRequest } from './gauss-request.ts';

/** Who wants to log in, and what decides how a password may be sent. */
export interface Protection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string | undefined;
  /** Whether TLS stands. */
  readonly secure: boolean;
  /** `tls: off`: the author of the profile knows that nothing protects the connection. */
  readonly unprotectedByChoice: boolean;
}

/** What stands between the server’s question and the driver’s answer. */
export interface AuthenticationRule {
  /** What the driver may see of an authentication message. Throws ProbeFailure. */
  readonly pass: (message: Buffer) => Buffer;
  /** What the driver is to send as the password. Rejects with ProbeFailure. */
  readonly answer: () => Promise<string>;
  /** Whether it was for MD5 of a password kept as SHA-256, which may be refused though the password is right. */
  readonly asksMd5OverSha256: () => boolean;
}

/** Codes of the authentication messages the driver can answer (manual, section 55.7). */
const codes = { ok: 0, clearText: 3, md5: 5, sasl: 10, saslContinue: 11, saslFinal: 12 } as const;

/** What other codes stand for, of PostgreSQL and (from 12 on) of openGauss Lite and GaussDB. */
const otherMethods: Readonly<Record<number, string>> = {
  2: 'Kerberos V5',
  6: 'SCM',
  7: 'GSSAPI',
  9: 'SSPI',
  12: 'SHA-256 (RFC 5802)',
  14: 'IAM',
};

const payloadAt = 9;

/** AuthenticationCleartextPassword: the driver answers it with what `answer` gives. */
const askForAnswer = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, codes.clearText]);

/** After which code each may come; a server asks once, and SASL goes its three steps (manual, section 55.3). */
const after: Readonly<Record<number, readonly (number | null)[]>> = {
  [codes.ok]: [null, codes.clearText, codes.md5, codes.saslFinal],
  [codes.clearText]: [null],
  [codes.md5]: [null],
  [codes.sasl]: [null],
  [codes.saslContinue]: [codes.sasl],
  [codes.saslFinal]: [codes.saslContinue],
};

/**
 * Lets through the ways to log in that the driver can go, and goes those of openGauss and GaussDB for it. Both reuse the
 * numbers 10 (SASL) and 11 and have 13: what follows the number tells them apart. Their question is passed on as
 * one for a password, and the driver sends the answer that is computed here.
 *
 * The password itself is sent only over TLS, or where the profile says `tls: off`; else whoever answers could ask for
 * it. A second question is refused, because the driver would answer it with the password it has by then.
 * Throws ProbeFailure `login-method-unsupported`, `login-unprotected`, `login-denied`, `secret-missing`,
 * `reply-not-understood`.
 */
export function authenticationRule(protection: Protection): AuthenticationRule {
  const { host, port } = protection;
  let last: number | null = null;
  let request: GaussRequest | null = null;
  let plain = false;
  return {
    pass: (message) => {
      if (message[0] !== 0x52 || message.length < payloadAt) return message;
      const gauss = readGaussRequest(message);
      const code = gauss === null ? message.readUInt32BE(payloadAt - 4) : codes.clearText;
      const inTurn = after[code]?.includes(last) === true;
      const known = gauss !== null || fits(code, message);
      if (!known || (!inTurn && last === null)) throw unsupported(protection, methodOf(code, message));
      if (!inTurn) throw new ProbeFailure('reply-not-understood', { phase: 'login', params: { host, port } });
      if (code === codes.md5) hash('md5', [], accountOf(protection)); // the driver has no words for its lack
      last = code;
      request = gauss;
      plain = gauss === null && code === codes.clearText;
      return gauss === null ? message : askForAnswer;
    },
    answer: () => answer(protection, request, plain),
    asksMd5OverSha256: () => request?.kind === 'md5',
  };
}

async function answer(protection: Protection, request: GaussRequest | null, plain: boolean): Promise<string> {
  const { host, port, password, secure, unprotectedByChoice } = protection;
  if (password === undefined)
    throw new ProbeFailure('secret-missing', { phase: 'login', params: { name: 'password', looked: 'password' } });
  if (request !== null) return gaussProof(request, password, accountOf(protection));
  if (plain && !secure && !unprotectedByChoice)
    throw new ProbeFailure('login-unprotected', { phase: 'login', params: { host, port, method: 'password' } });
  return password;
}

function accountOf({ host, port, user }: Protection) {
  return { host, port, account: user };
}

function unsupported({ host, port }: Protection, method: string): ProbeFailure {
  const params: Params = { host, port, note: nested({ code: 'kit.note.login-method', params: { method } }) };
  return new ProbeFailure('login-method-unsupported', { phase: 'login', params });
}

/** Whether the driver can answer it; by the number alone it would send a wrong guess. */
function fits(code: number, message: Buffer): boolean {
  switch (code) {
    case codes.ok:
    case codes.clearText:
      return message.length === payloadAt;
    case codes.md5:
      return message.length === payloadAt + 4;
    case codes.sasl:
      return mechanisms(message)?.includes('SCRAM-SHA-256') === true;
    case codes.saslContinue:
      return true;
    case codes.saslFinal:
      return message.length > payloadAt;
    default:
      return false;
  }
}

/** AuthenticationSASL: names that end with zero, then a zero. Null: it is something else. */
function mechanisms(message: Buffer): readonly string[] | null {
  const names = message.toString('latin1', payloadAt).split('\0');
  const ends = names.splice(-2).every((name) => name === '');
  return ends && names.length > 0 && names.every((name) => /^[A-Z0-9_-]{1,40}$/.test(name)) ? names : null;
}

/** The method that is asked for, as its makers call it. */
function methodOf(code: number, message: Buffer): string {
  const names = code === codes.sasl ? mechanisms(message) : null;
  if (names !== null) return names.slice(0, 10).join(', ');
  return otherMethods[code] ?? String(code);
}
