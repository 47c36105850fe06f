/** Cipher suites by their numbers, with the names OpenSSL gives them (IANA’s register of TLS cipher suites). */
export const cipherSuites = {
  'tls1.3': {
    0x1301: 'TLS_AES_128_GCM_SHA256',
    0x1302: 'TLS_AES_256_GCM_SHA384',
    0x1303: 'TLS_CHACHA20_POLY1305_SHA256',
  },
  'tls1.3-sm': { 0x00c6: 'TLS_SM4_GCM_SM3', 0x00c7: 'TLS_SM4_CCM_SM3' },
  'ecdhe-aead': {
    0xc02b: 'ECDHE-ECDSA-AES128-GCM-SHA256',
    0xc02f: 'ECDHE-RSA-AES128-GCM-SHA256',
    0xc02c: 'ECDHE-ECDSA-AES256-GCM-SHA384',
    0xc030: 'ECDHE-RSA-AES256-GCM-SHA384',
    0xcca9: 'ECDHE-ECDSA-CHACHA20-POLY1305',
    0xcca8: 'ECDHE-RSA-CHACHA20-POLY1305',
  },
  'dhe-aead': {
    0x009e: 'DHE-RSA-AES128-GCM-SHA256',
    0x009f: 'DHE-RSA-AES256-GCM-SHA384',
    0xccaa: 'DHE-RSA-CHACHA20-POLY1305',
  },
  'rsa-aead': { 0x009c: 'AES128-GCM-SHA256', 0x009d: 'AES256-GCM-SHA384' },
  'ecdhe-cbc': {
    0xc009: 'ECDHE-ECDSA-AES128-SHA',
    0xc013: 'ECDHE-RSA-AES128-SHA',
    0xc00a: 'ECDHE-ECDSA-AES256-SHA',
    0xc014: 'ECDHE-RSA-AES256-SHA',
  },
  'dhe-cbc': { 0x0033: 'DHE-RSA-AES128-SHA', 0x0039: 'DHE-RSA-AES256-SHA' },
  'rsa-cbc': { 0x002f: 'AES128-SHA', 0x0035: 'AES256-SHA' },
  'cbc-sha2': {
    0xc023: 'ECDHE-ECDSA-AES128-SHA256',
    0xc027: 'ECDHE-RSA-AES128-SHA256',
    0xc024: 'ECDHE-ECDSA-AES256-SHA384',
    0xc028: 'ECDHE-RSA-AES256-SHA384',
    0x0067: 'DHE-RSA-AES128-SHA256',
    0x006b: 'DHE-RSA-AES256-SHA256',
    0x003c: 'AES128-SHA256',
    0x003d: 'AES256-SHA256',
  },
  /** RFC 7465 and RFC 9325 section 4.1 forbid RC4; 3DES falls to SWEET32. */
  'rc4-3des': {
    0xc008: 'ECDHE-ECDSA-DES-CBC3-SHA',
    0xc012: 'ECDHE-RSA-DES-CBC3-SHA',
    0x0016: 'DHE-RSA-DES-CBC3-SHA',
    0x000a: 'DES-CBC3-SHA',
    0xc007: 'ECDHE-ECDSA-RC4-SHA',
    0xc011: 'ECDHE-RSA-RC4-SHA',
    0x0005: 'RC4-SHA',
    0x0004: 'RC4-MD5',
  },
  /** Without encryption, without a certificate, or with a key made weak on purpose. */
  broken: {
    0x0001: 'NULL-MD5',
    0x0002: 'NULL-SHA',
    0x003b: 'NULL-SHA256',
    0xc010: 'ECDHE-RSA-NULL-SHA',
    0x0034: 'ADH-AES128-SHA',
    0x003a: 'ADH-AES256-SHA',
    0xc018: 'AECDH-AES128-SHA',
    0x0003: 'EXP-RC4-MD5',
    0x0008: 'EXP-DES-CBC-SHA',
    0x0009: 'DES-CBC-SHA',
  },
} as const;

export type CipherGroup = keyof typeof cipherSuites;

/** Numbers of the suites of some groups, in their order. */
export function suitesOf(...groups: readonly CipherGroup[]): readonly number[] {
  return groups.flatMap((group) => Object.keys(cipherSuites[group]).map(Number));
}

/** The name of a suite, else its number: `0xc0ff`. */
export function suiteName(number: number): string {
  for (const group of Object.values(cipherSuites)) {
    const name = Object.entries(group).find(([key]) => Number(key) === number)?.[1];
    if (name !== undefined) return name;
  }
  return `0x${number.toString(16).padStart(4, '0')}`;
}

/** ECC_SM4_CBC_SM3, ECDHE_SM4_CBC_SM3, ECC_SM4_GCM_SM3, ECDHE_SM4_GCM_SM3 (GB/T 38636-2020, section 6.4.5.2.1). */
export const tlcpSuites: readonly number[] = [0xe013, 0xe011, 0xe053, 0xe051];
