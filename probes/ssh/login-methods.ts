import type { Method } from 'ssh2';

/** Who logs in and with what. */
export interface Account {
  readonly user: string;
  readonly password: string | null;
  /** A private key as the library has read it; null: none. */
  readonly key: unknown;
}

/** What came of the ways to log in. */
export interface Progress {
  /** Ways the server offers; null: not known yet. */
  offered: readonly string[] | null;
  /** The way that was tried, once; null: none. */
  tried: string | null;
  /** The server took the proof and wants another. */
  wantsMore: boolean;
  /** It asked something else than the password. */
  askedOtherwise: boolean;
}

/** Asks first which ways there are, then tries the one fit for what we have, once (RFC 4252, section 5). */
export function loginMethods(account: Account, onOffered: (offered: readonly string[]) => void) {
  const progress: Progress = { offered: null, tried: null, wantsMore: false, askedOtherwise: false };
  const next = (left: readonly string[] | null, partial: boolean): Method | null => {
    if (left === null) return { type: 'none', username: account.user };
    if (progress.offered === null) {
      progress.offered = left;
      onOffered(left);
    }
    if (progress.tried !== null) {
      progress.wantsMore = partial;
      return null;
    }
    const method = methodFor(account, left, () => {
      progress.askedOtherwise = true;
    });
    progress.tried = method?.type ?? null;
    return method;
  };
  return { progress, next };
}

function methodFor({ user, password, key }: Account, left: readonly string[], otherwise: () => void): Method | null {
  const username = user;
  if (password === null) return left.includes('publickey') ? { type: 'publickey', username, key } : null;
  if (left.includes('password')) return { type: 'password', username, password };
  if (!left.includes('keyboard-interactive')) return null;
  let answered = false;
  return {
    type: 'keyboard-interactive',
    username,
    prompt: (_name, _instructions, _language, prompts, finish) => {
      // One hidden answer is the password; a second question is a code, or a new password.
      const [only] = prompts;
      const asksPassword =
        !answered && prompts.length === 1 && only?.echo !== true && !asksOther.test(only?.prompt ?? '');
      if (prompts.length > 0 && !asksPassword) otherwise();
      answered ||= asksPassword;
      finish(asksPassword ? [password] : prompts.map(() => ''));
    },
  };
}

/**
 * Questions whose answer is hidden and is not the password: a code that counts once, or a new password. Whole
 * words: a question for the password may name `root@barcode1`. RSA SecurID asks for PASSCODE and tokencode.
 */
const asksOther =
  /(?<![a-z0-9@])(?:(?:pass|token)?codes?|tokens?|otp|one-time|verification|new password)(?![a-z0-9@])|验证码|动态|令牌|一次性|新密码|新口令/i;
