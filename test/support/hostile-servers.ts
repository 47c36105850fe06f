import { createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import type { CauseId } from '../../src/model/cause.ts';
import type { Looked } from './http-task.ts';

/** What something that is not the product does with a connection, and the causes that name it. */
interface Hostile {
  readonly name: string;
  readonly serve: (socket: Socket) => void;
  readonly causes: readonly CauseId[];
}

const hostile: readonly Hostile[] = [
  { name: 'says nothing', serve: () => undefined, causes: ['no-answer'] },
  { name: 'closes at once', serve: (socket) => socket.end(), causes: ['connection-lost'] },
  { name: 'resets at once', serve: (socket) => socket.resetAndDestroy(), causes: ['connection-lost', 'connect-reset'] },
  {
    name: 'greets as SSH',
    serve: (socket) => socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n'),
    causes: ['protocol-not-spoken'],
  },
  {
    name: 'answers HTTP',
    serve: (socket) =>
      socket.once('data', () =>
        socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'),
      ),
    causes: ['protocol-not-spoken'],
  },
  {
    name: 'sends garbage without end',
    serve: (socket) => {
      const garbage = Buffer.alloc(64 * 1024, 0x81);
      const more = (): void => {
        while (!socket.destroyed && socket.write(garbage));
      };
      socket.on('drain', more);
      more();
    },
    causes: ['protocol-not-spoken', 'reply-not-understood'],
  },
];

/**
 * Tests of one probe against ports where something else listens: the cause is named, and the deadline holds.
 *
 * @param visit looks at a port of 127.0.0.1; settings keep each answer under half a second
 * @param differently causes of this protocol where they are others
 */
export function hostileServers(
  visit: (port: number) => Promise<Looked<object>>,
  differently: Readonly<Record<string, readonly CauseId[]>> = {},
): void {
  it.each(hostile)('$name', async ({ name, serve, causes }) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      serve(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    try {
      const { failure } = await visit(typeof bound === 'object' && bound !== null ? bound.port : 0);
      expect(differently[name] ?? causes).toContain(failure?.failureCause);
    } finally {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });
}
