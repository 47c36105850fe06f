import type { CauseId } from '../../src/model/cause.ts';
import { numberOf, readAll, type Element } from './ber.ts';
import type { LdapResult } from './message.ts';

/** What a refused login means: the cause, and the code of a sentence where more is known. */
export interface RefusedLogin {
  readonly cause: CauseId;
  readonly note?: string;
}

/** Control with which a server tells more about a password (draft-behera-ldap-password-policy). */
export const policyControl = '1.3.6.1.4.1.42.2.27.8.5.1';
/** Controls that servers of Netscape’s line send by themselves: the password ended, the password ends. */
const passwordEnded = '2.16.840.1.113730.3.4.4';
const passwordEnds = '2.16.840.1.113730.3.4.5';

/** The number after `data` in what Active Directory says (Windows error codes, hexadecimal). */
const activeDirectory: Readonly<Record<string, RefusedLogin>> = {
  '525': { cause: 'login-denied', note: 'ldap.note.no-user' },
  '52e': { cause: 'login-denied', note: 'ldap.note.wrong-password' },
  '52f': { cause: 'login-denied', note: 'ldap.note.account-restricted' },
  '530': { cause: 'login-not-admitted', note: 'ldap.note.logon-hours' },
  '531': { cause: 'login-not-admitted', note: 'ldap.note.logon-workstations' },
  '532': { cause: 'password-expired' },
  '533': { cause: 'login-denied', note: 'ldap.note.disabled' },
  '701': { cause: 'login-denied', note: 'ldap.note.account-expired' },
  '773': { cause: 'password-expired', note: 'ldap.note.must-change' },
  '775': { cause: 'account-locked' },
};

/** Errors of the control above. */
const policyErrors: Readonly<Record<number, RefusedLogin>> = {
  0: { cause: 'password-expired' },
  1: { cause: 'account-locked' },
  2: { cause: 'password-expired', note: 'ldap.note.must-change' },
};

/** By result code (RFC 4511, appendix A.2). */
const byCode: Readonly<Record<number, RefusedLogin>> = {
  7: { cause: 'login-method-unsupported' },
  8: { cause: 'tls-required' },
  13: { cause: 'tls-required' },
  32: { cause: 'login-denied', note: 'ldap.note.no-user' },
  34: { cause: 'login-denied', note: 'ldap.note.dn-syntax' },
  48: { cause: 'login-denied', note: 'ldap.note.no-password-login' },
  49: { cause: 'login-denied' },
  51: { cause: 'too-many-connections' },
};

/** What a server means by refusing a login. */
export function refusedLogin(result: LdapResult): RefusedLogin {
  const data = /\bdata ([0-9a-f]{3}),/i.exec(result.said)?.[1]?.toLowerCase();
  const own = data === undefined ? undefined : activeDirectory[data];
  const policy = policyErrors[passwordPolicy(result).error ?? -1];
  if (own !== undefined) return own;
  if (policy !== undefined) return policy;
  if (result.controls.has(passwordEnded)) return { cause: 'password-expired' };
  // 389 Directory Server, "Exceed password retry limit".
  if (result.code === 19 && /retry limit/i.test(result.said)) return { cause: 'account-locked' };
  if (result.code === 53 && /inactivat|disabled|lock/i.test(result.said))
    return { cause: 'login-denied', note: 'ldap.note.disabled' };
  return byCode[result.code] ?? { cause: 'query-failed' };
}

/** What a server tells about the password besides the result. */
export interface PasswordPolicy {
  /** Seconds until it ends; null: not told. */
  readonly ends: number | null;
  /** Logins left with one that ended; null: it has not ended. */
  readonly graceLogins: number | null;
  /** Number of the error; null: none. */
  readonly error: number | null;
}

export function passwordPolicy({ controls }: LdapResult): PasswordPolicy {
  const parts = policyParts(controls.get(policyControl));
  const warning = parts.find(({ tag }) => tag === 0xa0);
  const [warned] = warning === undefined ? [] : (readAll(warning.content) ?? []);
  const error = parts.find(({ tag }) => tag === 0x81);
  const seconds = controls.get(passwordEnds)?.toString('latin1') ?? '';
  const told = /^\d{1,10}$/.test(seconds) ? Number(seconds) : null;
  return {
    ends: warned?.tag === 0x80 ? numberOf(warned) : told,
    graceLogins: warned?.tag === 0x81 ? numberOf(warned) : null,
    error: error === undefined ? null : numberOf(error),
  };
}

function policyParts(control: Buffer | undefined): readonly Element[] {
  const [sequence] = readAll(control ?? Buffer.alloc(0)) ?? [];
  return sequence === undefined ? [] : (readAll(sequence.content) ?? []);
}
