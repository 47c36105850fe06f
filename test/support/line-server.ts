import { createServer, type Server, type Socket } from 'node:net';

/** A server on loopback that tells how it was used. */
export interface LineServer {
  readonly host: string;
  readonly port: number;
  /** Connections that were opened in all, and how many at once at most. */
  readonly seen: { opened: number; now: number; most: number };
  /** First line of each connection, in order. */
  readonly lines: readonly string[];
  readonly close: () => Promise<void>;
}

/** Answers each first line with what `answer` does with the socket; a string is sent and the connection ended. */
export async function lineServer(
  answer: (line: string, socket: Socket, index: number) => string | null,
  address = '127.0.0.1',
): Promise<LineServer> {
  const seen = { opened: 0, now: 0, most: 0 };
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    seen.opened += 1;
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      seen.now -= 1;
      sockets.delete(socket);
    });
    let text = '';
    let answered = false;
    socket.on('data', (chunk) => {
      text += chunk.toString();
      const end = text.indexOf('\n');
      if (end === -1 || answered) return;
      answered = true;
      const line = text.slice(0, end);
      lines.push(line);
      const reply = answer(line, socket, lines.length - 1);
      if (reply !== null) socket.end(reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return {
    host: address,
    port,
    seen,
    lines,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Waits until a condition holds, looking again at every turn of the event loop. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
