import type { NumberedReply } from '../../src/kit/service/numbered-reply.ts';

/** What a mail server offers. */
export interface Offer {
  readonly extended: boolean;
  /** Keywords in capitals, sorted. */
  readonly extensions: readonly string[];
  /** Bytes; null: no limit is named. */
  readonly sizeLimit: number | null;
  /** Login mechanisms, sorted. */
  readonly mechanisms: readonly string[];
}

/** What the reply to EHLO offers (RFC 5321, section 4.1.1.1; SIZE: RFC 1870; AUTH: RFC 4954). */
export function readOffer({ lines }: NumberedReply): Offer {
  const offered = lines.slice(1).map((line) => line.trim().toUpperCase());
  // `AUTH=LOGIN` is how old clients of Microsoft wanted to read it.
  const keywords = offered.map((line) => /^[A-Z0-9-]+/.exec(line)?.[0] ?? '').filter((word) => word !== '');
  const size = offered.map((line) => /^SIZE (\d{1,15})$/.exec(line)?.[1]).find((digits) => digits !== undefined);
  const mechanisms = offered.filter((line) => /^AUTH[ =]/.test(line)).flatMap((line) => line.slice(5).split(/ +/));
  return {
    extended: true,
    extensions: [...new Set(keywords)].sort(),
    // 0 says that there is a limit nobody knows (RFC 1870, section 4).
    sizeLimit: size === undefined || Number(size) === 0 ? null : Number(size),
    mechanisms: [...new Set(mechanisms.filter((name) => name !== ''))].sort(),
  };
}
