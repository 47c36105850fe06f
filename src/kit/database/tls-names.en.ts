import type { Texts } from '../../model/message.ts';

/** Names of the facts of TLS within a protocol, English. */
export const en = {
  'fact.sessionTls': 'TLS of this session',
  'fact.sessionTls.used': 'this session is encrypted',
  'fact.sessionTls.version': 'TLS version of this session',
  'fact.sessionTls.cipher': 'cipher suite of this session',
  'fact.certificate': 'certificate of the server',
  'fact.certificate.subject': 'certificate holder',
  'fact.certificate.issuer': 'certificate issuer',
  'fact.certificate.names': 'names the certificate is valid for',
  'fact.certificate.notBefore': 'certificate valid from',
  'fact.certificate.notAfter': 'certificate valid until',
  'fact.certificate.serialNumber': 'serial number of the certificate',
  'fact.certificate.fingerprint': 'fingerprint of the certificate',
  'fact.certificate.keyType': 'kind of key of the certificate',
  'fact.certificate.keySize': 'key size of the certificate, bits',
  'fact.certificate.signature': 'signature algorithm of the certificate',
  'fact.certificate.selfSigned': 'certificate signed by itself',
  'fact.certificate.trusted': 'certificate of a trusted authority',
  'fact.certificate.hostMatches': 'certificate valid for this host',
} as const satisfies Texts;
