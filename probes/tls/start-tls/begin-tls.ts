import type { Duplex } from 'node:stream';
import { converse, type Conversation } from '../../../src/kit/service/conversation.ts';
import { addressLiteral } from '../../../src/kit/service/address-literal.ts';
import { ldap, mysql, postgres } from './binary.ts';
import { ftp, imap, pop3, smtp, xmpp } from './lines.ts';
import type { StartTls } from './protocols.ts';

/** Talks to the point where TLS begins; false: the server offers none. */
type Dialogue = (server: Conversation, name: string, host: string) => Promise<boolean>;

const dialogues: Readonly<Record<StartTls, Dialogue>> = { smtp, imap, pop3, ftp, ldap, postgres, mysql, xmpp };

const names: Readonly<Record<StartTls, string>> = {
  smtp: 'SMTP',
  imap: 'IMAP',
  pop3: 'POP3',
  ftp: 'FTP',
  ldap: 'LDAP',
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  xmpp: 'XMPP',
};

export interface BeginOptions {
  readonly host: string;
  readonly port: number;
  readonly signal: AbortSignal;
  /** Milliseconds for each answer. */
  readonly answerWithin: number;
  /** Own address of the connection. */
  readonly localAddress: string;
}

/**
 * Leads a connection of another protocol to the point where TLS begins.
 *
 * @throws ProbeFailure `tls-refused` where the server offers none, and those of a conversation; the connection is gone then
 */
export async function beginTls(stream: Duplex, protocol: StartTls, options: BeginOptions): Promise<void> {
  const { host, localAddress } = options;
  const server = converse(stream, { ...options, protocol: names[protocol] });
  try {
    const agreed = await dialogues[protocol](server, addressLiteral(localAddress), host);
    if (!agreed) throw server.failure('tls-refused');
    // What came before the handshake was sent by somebody in between, to be taken for the server’s (CVE-2011-0411).
    if (server.waiting() > 0) throw server.failure('reply-not-understood');
    server.leave();
  } catch (error) {
    stream.destroy();
    throw error;
  }
}
