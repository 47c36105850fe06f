import type { Conversation } from './conversation.ts';

/** A reply that begins with a number, as SMTP (RFC 5321, section 4.2) and FTP (RFC 959, section 4.2) give it. */
export interface NumberedReply {
  /** From 100 to 599. */
  readonly code: number;
  /** Its lines, without the number. */
  readonly lines: readonly string[];
}

/** Lines of one reply at most. */
const mostLines = 500;

/** Reads a reply, of one line or several. Throws what the conversation throws; other lines as `foreign` does. */
export async function numberedReply(
  server: Pick<Conversation, 'line' | 'foreign' | 'failure'>,
): Promise<NumberedReply> {
  const first = await server.line();
  const [, code = '', sign = ''] = /^([1-5]\d\d)([ -]|$)/.exec(first) ?? [];
  if (code === '') throw server.foreign(Buffer.from(first));
  const lines = [first.slice(4)];
  if (sign !== '-') return { code: Number(code), lines };
  while (lines.length < mostLines) {
    const line = await server.line();
    const last = line === code || line.startsWith(`${code} `);
    lines.push(line.startsWith(code) ? line.slice(4) : line);
    if (last) return { code: Number(code), lines };
  }
  throw server.failure('reply-not-understood');
}

/** A reply in the words of the server: `421 Too many connections`. */
export function replyText({ code, lines }: NumberedReply): string {
  return `${String(code)} ${lines.join(' ')}`.trim().slice(0, 500);
}
