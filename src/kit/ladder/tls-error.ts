import type { CauseId } from '../../model/cause.ts';
import { value, type Params } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { errorCode } from './error-code.ts';

/**
 * What OpenSSL's error codes mean in a handshake; the alerts are those of RFC 8446 section 6. OpenSSL renamed some of
 * them between 3.0 and 3.5, so patterns are matched, in this order.
 */
const causes: readonly (readonly [RegExp, CauseId])[] = [
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_TOO_SMALL/, 'tls-not-spoken'],
  [/ALERT_CERTIFICATE_REQUIRED/, 'tls-client-certificate-required'],
  [/ALERT_PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE/, 'tls-version-unsupported'],
  [/UNRECOGNIZED_NAME/, 'tls-name-unknown'],
  [/UNSAFE_LEGACY_RENEGOTIATION/, 'tls-legacy-renegotiation'],
  [
    /ALERT_HANDSHAKE_FAILURE|ALERT_INSUFFICIENT_SECURITY|ALERT_NO_APPLICATION_PROTOCOL|ALERT_ACCESS_DENIED/,
    'tls-handshake-refused',
  ],
  [/^ECONNRESET$|^EPIPE$|UNEXPECTED_EOF|ALERT_CLOSE_NOTIFY/, 'tls-closed'],
];

/**
 * Alerts by which a server judges the certificate it was shown (RFC 8446 section 6.2: bad_certificate,
 * unsupported_certificate, certificate_revoked, certificate_expired, certificate_unknown, unknown_ca). Where it was shown
 * none, some servers say one of these too (Go and Java up to TLS 1.2).
 */
const onCertificate =
  /ALERT_(?:BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_(?:REVOKED|EXPIRED|UNKNOWN)|UNKNOWN_CA)$/;

/**
 * The failure an error during a handshake stands for.
 *
 * @param shown holder of the client certificate that was ready to be shown; null: there was none
 */
export function tlsFailure(error: unknown, where: Params, shown: string | null = null): ProbeFailure {
  const code = errorCode(error) ?? '';
  const holder = shown === null ? {} : { shown: value(shown) };
  return new ProbeFailure(tlsCause(code, shown !== null), {
    phase: 'tls',
    params: { ...where, code, seen: null, version: null, ...holder },
    cause: error,
  });
}

/**
 * The failure a TLS alert that comes after the handshake stands for; null: the error is no alert. A TLS 1.3 server
 * asks for the client's certificate so late that the client has already finished (RFC 8446 section 4.4.2).
 */
export function lateAlert(error: unknown, where: Params, shown: string | null = null): ProbeFailure | null {
  const code = errorCode(error) ?? '';
  return code.startsWith('ERR_SSL_') ? tlsFailure(error, where, shown) : null;
}

function tlsCause(code: string, shown: boolean): CauseId {
  if (onCertificate.test(code)) return shown ? 'tls-client-certificate-rejected' : 'tls-client-certificate-required';
  if (shown && code.endsWith('ALERT_ACCESS_DENIED')) return 'tls-client-certificate-rejected';
  for (const [pattern, cause] of causes) if (pattern.test(code)) return cause;
  return 'tls-failed';
}
