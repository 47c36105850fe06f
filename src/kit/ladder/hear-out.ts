import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { Params } from '../../model/message.ts';
import { ProbeFailure } from '../probe-failure.ts';
import { lateAlert } from './tls-error.ts';
import { waitFor } from './wait-for.ts';

/** How long a server is listened to that says nothing, milliseconds. */
const limitMs = 1000;

/**
 * Listens what a server says right after a handshake in which it may have asked for a certificate of the client, before
 * anything is sent. A TLS 1.3 server judges that certificate when the client has already finished (RFC 8446 section
 * 4.4.2), and its refusal is lost where it finds something unread when it closes. One that hands out a session, or that
 * says nothing for a second, accepts. Earlier versions have judged by then.
 *
 * @param shown holder of the certificate that was ready to be shown; null: there was none
 * @returns the refusal; null: there is none
 * @throws ProbeFailure phase `tls`: `deadline-exceeded`, `cancelled`
 */
export async function hearOut(
  socket: Duplex,
  options: { readonly signal: AbortSignal; readonly where: Params; readonly shown: string | null },
): Promise<ProbeFailure | null> {
  if (!(socket instanceof TLSSocket) || socket.getProtocol() !== 'TLSv1.3') return null;
  const silence = new ProbeFailure('tls-timeout', { phase: 'tls' });
  let enough: (said: unknown) => void = () => undefined;
  const events = ['session', 'error', 'close'] as const;
  try {
    const said = await waitFor<unknown>(
      { signal: options.signal, limitMs, phase: 'tls', late: () => silence },
      (done) => {
        enough = done;
        for (const event of events) socket.once(event, enough);
      },
    );
    return said instanceof Error ? lateAlert(said, options.where, options.shown) : null;
  } catch (error) {
    if (error === silence) return null;
    throw error;
  } finally {
    for (const event of events) socket.off(event, enough);
  }
}
