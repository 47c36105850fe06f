import type { Visiting } from '../../src/kit/service/visit.ts';
import { value } from '../../src/model/message.ts';

/** How a server names itself (RFC 4253, section 4.2). */
export interface Identification {
  readonly line: string;
  readonly protocol: string;
  readonly software: string;
}

/** Lines that may stand before it. */
const mostBefore = 20;
/** What other services begin with. */
const others = /^(?:220|HTTP\/|\+OK|\* OK|-ERR|RFB )/;

/**
 * Waits for the identification of the server; it speaks first.
 *
 * @throws ProbeFailure `protocol-not-spoken`, `too-many-connections`, `host-blocked`, `no-common-algorithm`, and those of
 * the conversation
 */
export async function identify(server: Visiting): Promise<Identification> {
  const first = await server.line();
  let line = first;
  for (let count = 0; !line.startsWith('SSH-'); count += 1) {
    if (/^Exceeded MaxStartups/i.test(line)) throw server.failure('too-many-connections', {}, new Error(line));
    // OpenSSH from 9.8 on, after logins that failed (PerSourcePenalties).
    if (/^Not allowed at this time/i.test(line)) throw server.failure('host-blocked', {}, new Error(line));
    if (count >= mostBefore || others.test(line)) throw server.foreign(Buffer.from(first));
    line = await server.line();
  }
  const [, protocol = '', software = ''] = /^SSH-([^-]+)-(\S*)/.exec(line) ?? [];
  if (protocol === '') throw server.foreign(Buffer.from(line));
  server.learn({ identification: line.slice(0, 255), protocol, software });
  if (protocol !== '2.0' && protocol !== '1.99') {
    const kind = { kind: 'message', code: 'ssh.kind.protocol', params: {} } as const;
    throw server.failure('no-common-algorithm', { kind, offered: value(protocol) });
  }
  return { line, protocol, software };
}
