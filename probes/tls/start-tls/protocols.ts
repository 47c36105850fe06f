/** Protocols that go over to TLS in the middle, with what is said to them until then, for the touch list. */
export const startTlsRequests = {
  smtp: ['EHLO', 'STARTTLS'],
  imap: ['STARTTLS'],
  pop3: ['STLS'],
  ftp: ['AUTH TLS'],
  ldap: ['StartTLS (1.3.6.1.4.1.1466.20037)'],
  postgres: ['SSLRequest'],
  mysql: ['SSLRequest'],
  xmpp: ['<stream:stream>', '<starttls/>'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type StartTls = keyof typeof startTlsRequests;

export const startTlsProtocols = ['smtp', 'imap', 'pop3', 'ftp', 'ldap', 'postgres', 'mysql', 'xmpp'] as const;
