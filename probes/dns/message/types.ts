/** Kinds of records that can be asked for, with their numbers (IANA, Domain Name System Parameters). */
export const typeNumbers = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  CAA: 257,
} as const;

export type RecordType = keyof typeof typeNumbers;

export const recordTypes = [
  'A',
  'AAAA',
  'CNAME',
  'MX',
  'SRV',
  'TXT',
  'PTR',
  'NS',
  'CAA',
  'SOA',
] as const satisfies readonly RecordType[];

/** Replies as their codes are called (RFC 1035 section 4.1.1, RFC 2136 section 2.2, RFC 6891 section 9). */
const replyNames: readonly string[] = [
  'NOERROR',
  'FORMERR',
  'SERVFAIL',
  'NXDOMAIN',
  'NOTIMP',
  'REFUSED',
  'YXDOMAIN',
  'YXRRSET',
  'NXRRSET',
  'NOTAUTH',
  'NOTZONE',
];

/** The name of a reply code; of one without a name its number. */
export function replyName(code: number): string {
  return replyNames[code] ?? (code === 16 ? 'BADVERS' : String(code));
}
