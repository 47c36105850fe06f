import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A TCP port on which nothing listens right now: the preferred one when it is free, else one the system chooses.
 * Somebody else may take it before it is used, so callers that start a server on it try again.
 *
 * @throws the system's error when the address cannot be listened on at all.
 */
export async function freePort(host: string, preferred?: number): Promise<number> {
  if (preferred !== undefined && (await tryPort(host, preferred)) !== null) return preferred;
  const port = await tryPort(host, 0);
  if (port === null) throw new Error(`No free port on ${host}`);
  return port;
}

/** Whether this machine lets us listen on the address, for example on 127.0.0.2, which macOS does not have. */
export async function canListen(host: string): Promise<boolean> {
  return (await tryPort(host, 0)) !== null;
}

async function tryPort(host: string, port: number): Promise<number | null> {
  const server = createServer();
  server.listen({ host, port, exclusive: true });
  try {
    await once(server, 'listening');
  } catch {
    return null;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : null;
}
