/**
 * The certificates in a text, one PEM block each, in its order (RFC 7468 section 5). Keys and remarks between them do not
 * count; `TRUSTED` and `X509` are what OpenSSL writes too.
 */
export function certificateBlocks(text: string): readonly string[] {
  return text.match(/-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[^-]+-----END [A-Z0-9 ]+-----/g) ?? [];
}
