import { createAuthority, type Authority, type Leaf } from './certificates.ts';

/** Issues the web certificates of the order system. */
export interface OrdersAuthority {
  /** Root certificate in PEM, what a client has to trust. */
  readonly rootCertificate: string;
  /** Issues a certificate for the names that ends the given number of days from now. */
  readonly issueFor: (names: readonly string[], days: number) => Promise<Leaf>;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
// A certificate is usually renewed once a year; so long before its end it was issued.
const lifetimeDays = 398;

/** A root of ten years and an issuing authority of five below it, as of `now`. */
export async function createOrdersAuthority(now: Date): Promise<OrdersAuthority> {
  const around = (before: number, after: number): { notBefore: Date; notAfter: Date } => ({
    notBefore: new Date(now.getTime() - before * dayMs),
    notAfter: new Date(now.getTime() + after * dayMs),
  });
  const root = await createAuthority({ commonName: 'Orders Root CA', ...around(730, 2920) });
  const issuing = await root.intermediate({ commonName: 'Orders Issuing CA', ...around(500, 1325) });
  return {
    rootCertificate: root.certificate,
    issueFor: (names, days) => issueFor(issuing, now, names, days),
  };
}

function issueFor(issuing: Authority, now: Date, names: readonly string[], days: number): Promise<Leaf> {
  // Half a day more than asked, so that whole days left are right for the next hours.
  const notAfter = new Date(now.getTime() + days * dayMs + 12 * hourMs);
  const issuedAt = Math.min(notAfter.getTime() - lifetimeDays * dayMs, now.getTime() - hourMs);
  return issuing.issue({
    commonName: names[0] ?? 'orders',
    names,
    notBefore: new Date(issuedAt),
    notAfter,
  });
}
