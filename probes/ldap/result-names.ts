/** Result codes by their names (RFC 4511, section 4.1.9). */
const names: Readonly<Record<number, string>> = {
  1: 'operationsError',
  2: 'protocolError',
  3: 'timeLimitExceeded',
  4: 'sizeLimitExceeded',
  7: 'authMethodNotSupported',
  8: 'strongerAuthRequired',
  10: 'referral',
  11: 'adminLimitExceeded',
  12: 'unavailableCriticalExtension',
  13: 'confidentialityRequired',
  16: 'noSuchAttribute',
  18: 'inappropriateMatching',
  19: 'constraintViolation',
  21: 'invalidAttributeSyntax',
  32: 'noSuchObject',
  34: 'invalidDNSyntax',
  48: 'inappropriateAuthentication',
  49: 'invalidCredentials',
  50: 'insufficientAccessRights',
  51: 'busy',
  52: 'unavailable',
  53: 'unwillingToPerform',
  80: 'other',
};

/** A refusal in words of the protocol and of the server: `noSuchObject (32) ...`. */
export function refusalText({ code, said }: { readonly code: number; readonly said: string }): string {
  const name = names[code];
  const shown = name === undefined ? String(code) : `${name} (${String(code)})`;
  return said === '' ? shown : `${shown}: ${said}`;
}
