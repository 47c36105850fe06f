import type { Settings } from './schema.ts';

/** What is sent (RFC 5321, section 4.1; RFC 3207), in this order. No mail is begun. */
export const asked = {
  hello: 'EHLO',
  oldHello: 'HELO',
  startTls: 'STARTTLS',
  again: 'EHLO, after STARTTLS',
  quit: 'QUIT',
};

/** Everything that may be sent beside the login. A handshake that fails is looked at again and once more. Pure. */
export function requests({ startTls }: Settings): readonly string[] {
  const hello = [asked.hello, asked.oldHello];
  if (!startTls) return [...hello, asked.quit];
  const agree = [...hello, asked.startTls];
  return [...agree, ...agree, ...agree, asked.again, asked.quit];
}
