import type { Settings } from './schema.ts';

/** What is sent (RFC 5321, section 4.1; RFC 3207), in this order. No mail is begun. */
export const asked = {
  hello: 'EHLO',
  oldHello: 'HELO',
  startTls: 'STARTTLS',
  again: 'EHLO, after STARTTLS',
  quit: 'QUIT',
};

/** Everything that may be sent beside the login. Pure. */
export function requests({ startTls }: Settings): readonly string[] {
  return [asked.hello, asked.oldHello, ...(startTls ? [asked.startTls, asked.again] : []), asked.quit];
}
