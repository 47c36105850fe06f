import { ProbeFailure } from '../probe-failure.ts';
import { value } from '../../model/message.ts';

/** Codes of the authentication messages the driver can answer (manual, section 55.7). */
const codes = { ok: 0, clearText: 3, md5: 5, sasl: 10, saslContinue: 11, saslFinal: 12 } as const;

const payloadAt = 9;

/**
 * Refuses every way to log in that the driver cannot go. openGauss and GaussDB reuse the numbers 10 (SASL) and 11 for
 * methods of their own, and 13 for SM3: by the number alone a wrong guess would be sent.
 * The check it returns throws ProbeFailure `login-method-unsupported`.
 */
export function authenticationRule(where: { readonly host: string; readonly port: number }): (message: Buffer) => void {
  let sasl = false;
  return (message) => {
    if (message[0] !== 0x52 || message.length < payloadAt) return;
    const code = message.readUInt32BE(payloadAt - 4);
    if (code === codes.sasl) sasl = offersScram(message);
    if (fits(code, message.length, sasl)) return;
    throw new ProbeFailure('login-method-unsupported', { phase: 'login', params: { ...where, code: value(code) } });
  };
}

function fits(code: number, length: number, sasl: boolean): boolean {
  switch (code) {
    case codes.ok:
    case codes.clearText:
      return length === payloadAt;
    case codes.md5:
      return length === payloadAt + 4;
    case codes.sasl:
    case codes.saslContinue:
    case codes.saslFinal:
      return sasl;
    default:
      return false;
  }
}

/** AuthenticationSASL: names that end with zero, then a zero. */
function offersScram(message: Buffer): boolean {
  const names = message.toString('latin1', payloadAt).split('\0');
  return names.includes('SCRAM-SHA-256') && names.at(-1) === '' && names.at(-2) === '';
}
