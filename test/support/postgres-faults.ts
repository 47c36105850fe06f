import { createServer, connect, type Socket } from 'node:net';
import { afterAll } from 'vitest';

/** Something on loopback that is no healthy PostgreSQL server. */
export interface Faulty {
  readonly host: string;
  readonly port: number;
  /** Connections so far. */
  readonly seen: { connections: number };
}

const open: (() => Promise<void>)[] = [];

afterAll(async () => {
  for (const close of open.splice(0)) await close();
});

/** Listens on a free port and lets `serve` deal with every connection. */
export async function faulty(serve: (socket: Socket) => void): Promise<Faulty> {
  const seen = { connections: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    seen.connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const bound = server.address();
  return { host: '127.0.0.1', port: typeof bound === 'object' && bound !== null ? bound.port : 0, seen };
}

/** Sends each of these after one more piece of what the other side says; then reads on without a word. */
export function script(...answers: readonly Buffer[]): (socket: Socket) => void {
  return (socket) => {
    const left = [...answers];
    socket.on('data', () => {
      const next = left.shift();
      if (next !== undefined) socket.write(next);
    });
  };
}

/** One message of the PostgreSQL protocol; `length` as it is announced, by default the true one. */
export function message(type: string, payload: Buffer, length = payload.length + 4): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 'latin1');
  head.writeUInt32BE(length, 1);
  return Buffer.concat([head, payload]);
}

/** An authentication message. */
export function authentication(code: number, payload = Buffer.alloc(0)): Buffer {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(code);
  return message('R', Buffer.concat([number, payload]));
}

/** An error message with its fields, as `C28000`, `Mwhat it says`. */
export function errorMessage(...fields: readonly string[]): Buffer {
  return message('E', Buffer.from([...fields, ''].join('\0') + '\0'));
}

/** Login accepted, ready for queries. */
export const welcome = Buffer.concat([authentication(0), message('Z', Buffer.from('I'))]);

/** No TLS here. */
export const noTls = Buffer.from('N');

/**
 * Passes everything on to a real server, except what `answer` wants to answer itself: it gets each piece the client
 * sends. `'cut'` breaks both connections off.
 */
export function proxyTo(
  port: number,
  answer: (text: string) => Buffer | 'cut' | 'swallow' | null,
): (socket: Socket) => void {
  return (socket) => {
    const upstream = connect(port, '127.0.0.1');
    upstream.on('error', () => socket.destroy());
    upstream.once('close', () => socket.destroy());
    socket.once('close', () => upstream.destroy());
    upstream.on('data', (bytes) => socket.write(bytes));
    socket.on('data', (bytes) => {
      const own = answer(bytes.toString('latin1'));
      if (own === null) upstream.write(bytes);
      else if (own === 'cut') socket.destroy();
      else if (own !== 'swallow') socket.write(own);
    });
  };
}
