import type { Blame } from './words.ts';

/**
 * Every cause a task can fail for, with whose matter it is. The sentence and the next step of each stand in
 * src/kit/messages.*.ts under `cause.ID` and `advice.ID`. Ids are stable: evidence and waivers speak of them.
 */
export const causes = {
  // name resolution
  'name-not-found': 'path',
  'name-lookup-failed': 'path',
  'name-lookup-timeout': 'path',
  'address-invalid': 'profile',
  // connection
  'connect-refused': 'path',
  'connect-timeout': 'path',
  'host-unreachable': 'path',
  'network-unreachable': 'path',
  'connect-reset': 'path',
  'connect-denied-locally': 'path',
  'connect-failed': 'path',
  // TLS
  'tls-not-spoken': 'target',
  'tls-closed': 'target',
  'tls-timeout': 'target',
  'tls-version-unsupported': 'target',
  'tls-handshake-refused': 'target',
  'tls-client-certificate-required': 'target',
  'tls-name-unknown': 'target',
  'tls-legacy-renegotiation': 'target',
  'tls-failed': 'target',
  'certificate-expired': 'target',
  'certificate-not-yet-valid': 'target',
  'certificate-untrusted': 'target',
  'certificate-incomplete-chain': 'target',
  'certificate-self-signed': 'target',
  'certificate-wrong-host': 'target',
  'certificate-wrong-purpose': 'target',
  'certificate-rejected': 'target',
  // HTTP
  'http-not-spoken': 'target',
  'http-malformed': 'target',
  'http-timeout': 'target',
  'http-closed': 'target',
  'http-headers-too-large': 'target',
  'http-unexpected-status': 'target',
  'http-login-denied': 'target',
  'http-redirect-loop': 'target',
  'http-redirect-too-many': 'target',
  'http-redirect-invalid': 'target',
  'http-redirect-not-followed': 'target',
  'http-redirect-downgrade': 'target',
  'http-method-refused': 'target',
  'http-rate-limited': 'target',
  'http-gateway-failed': 'target',
  'http-proxy-instead': 'path',
  'token-denied': 'target',
  'token-unusable': 'target',
  'body-closed': 'target',
  'body-timeout': 'target',
  'body-too-large': 'target',
  'body-encoding-broken': 'target',
  'body-not-json': 'target',
  'body-html-instead': 'target',
  'value-not-found': 'target',
  // database and other logins
  'login-denied': 'target',
  'login-not-admitted': 'target',
  'login-method-unsupported': 'runner',
  'login-unprotected': 'runner',
  'login-required': 'target',
  'login-denied-before': 'target',
  'database-missing': 'target',
  'tls-required': 'target',
  'tls-refused': 'target',
  'too-many-connections': 'target',
  'server-starting': 'target',
  'server-stopping': 'target',
  'protocol-not-spoken': 'target',
  'connection-lost': 'target',
  'no-answer': 'target',
  'query-failed': 'target',
  'reply-not-understood': 'target',
  'reply-late': 'target',
  'account-locked': 'target',
  'password-expired': 'target',
  'host-blocked': 'target',
  'driver-missing': 'runner',
  'standby-closed': 'target',
  'backend-unreachable': 'target',
  // services with a protocol of their own
  'access-denied': 'target',
  'virtual-host-missing': 'target',
  'protocol-version-refused': 'target',
  'client-id-refused': 'target',
  'server-unavailable': 'target',
  'request-refused': 'target',
  'websocket-not-upgraded': 'target',
  'http2-not-spoken': 'target',
  // pages in a browser
  'page-failed': 'target',
  'page-timeout': 'target',
  'page-crashed': 'target',
  'browser-missing': 'runner',
  'browser-failed': 'runner',
  // files and commands
  'path-outside': 'profile',
  'commands-not-allowed': 'runner',
  'command-not-found': 'target',
  'command-failed': 'runner',
  // people
  unanswered: 'runner',
  // the run itself
  'deadline-exceeded': 'target',
  'secret-missing': 'profile',
  'secret-empty': 'profile',
  'settings-invalid': 'profile',
  'file-missing': 'profile',
  'not-approved': 'profile',
  'not-declared': 'runner',
  'outside-window': 'runner',
  elsewhere: 'runner',
  'elsewhere-unknown': 'runner',
  'needs-failed': 'runner',
  cancelled: 'runner',
  'not-run': 'runner',
  'not-in-evidence': 'runner',
  'other-target': 'profile',
  'probe-unknown': 'runner',
  'probe-crashed': 'runner',
  'facts-invalid': 'runner',
  'capability-missing': 'runner',
  'local-failed': 'runner',
} as const satisfies Record<string, Blame>;

export type CauseId = keyof typeof causes;

/** Whose matter a cause is. A cause this version does not know is charged to the runner: it makes nothing fail. */
export function blameOf(cause: string): Blame {
  return isCause(cause) ? causes[cause] : 'runner';
}

/** Whether a text names a cause of this version. */
export function isCause(text: string): text is CauseId {
  return Object.hasOwn(causes, text);
}
