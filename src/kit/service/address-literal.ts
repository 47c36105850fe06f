/** An address where a host name is wanted (RFC 5321, section 4.1.3): in brackets. */
export function addressLiteral(address: string): string {
  return address.includes(':') ? `[IPv6:${address}]` : `[${address}]`;
}
