import type { Texts } from '../../model/message.ts';

/** Causes of TLS that concern client certificates and the national protocol, English. */
export const en = {
  'cause.tls-client-certificate-rejected':
    '{host}:{port} does not accept the client certificate “{shown}” that it was shown ({code}).',
  'advice.tls-client-certificate-rejected':
    'Ask the owner of the service whether this certificate, its authority and its chain are admitted there, and whether it was revoked; the log of the server says which.',
  'cause.client-certificate-unusable': 'The client certificate of this check cannot be used.',
  'advice.client-certificate-unusable':
    'Correct clientCertificate, or ask whoever issued the certificate for another one. An old PKCS #12 file is written anew by: openssl pkcs12 -legacy -in OLD -nodes | openssl pkcs12 -export -out NEW',
  'cause.tls-only-tlcp':
    '{host}:{port} speaks only TLCP (GB/T 38636, SM2/SM3/SM4), the national protocol in place of TLS; this tool cannot look inside.',
  'advice.tls-only-tlcp':
    'Where TLCP is required there, have this confirmed by hand with a client that speaks it; where ordinary clients are to connect, have TLS switched on at the server or gateway too.',
  'kit.setting.two-client-keys': 'key and keyFile exclude each other',
  'kit.note.client-certificate.no-certificate': 'no certificate can be read there (PEM or PKCS #12)',
  'kit.note.client-certificate.no-key': 'no private key can be read there (PEM)',
  'kit.note.client-certificate.passphrase-missing': 'its private key is encrypted, and no passphrase is set',
  'kit.note.client-certificate.passphrase-wrong': 'the passphrase does not open it',
  'kit.note.client-certificate.other-key': 'the private key belongs to another certificate',
  'kit.note.client-certificate.key-encryption-old':
    'its private key is encrypted by an old method that this platform has no more',
  'kit.note.client-certificate.encryption-old':
    'the PKCS #12 file is encrypted by an old method that this platform has no more',
  'kit.note.client-certificate.refused-here': 'this platform refuses it ({code})',
  'kit.note.client-certificate.expired': 'it expired on {notAfter}',
  'kit.note.client-certificate.not-yet': 'it is valid only from {notBefore}',
  'kit.note.clock': 'less than a day: the clock of this machine, or of the one that made the certificate, may be wrong',
  'kit.note.download': 'its issuer can be fetched from {url}: browsers do so by themselves',
} as const satisfies Texts;
