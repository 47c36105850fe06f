import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions, type TLSSocket } from 'node:tls';

/** A server of a test on loopback. */
export interface TestServer {
  readonly port: number;
  /** Connections it has seen. */
  readonly connections: () => number;
  /** Everything that clients sent, in order. */
  readonly received: () => string;
  readonly stop: () => Promise<void>;
}

/** A server that does what it is told with every connection. */
export function startTcp(onSocket: (socket: Socket) => void): Promise<TestServer> {
  return start(createTcpServer({ allowHalfOpen: false }), (server, keep) => {
    server.on('connection', (socket: Socket) => {
      keep(socket);
      onSocket(socket);
    });
  });
}

/** The same with every connection that has finished a TLS handshake. */
export function startTls(options: TlsOptions, onSocket: (socket: TLSSocket) => void): Promise<TestServer> {
  const server = createTlsServer(options);
  return start(server, (_server, keep) => {
    server.on('connection', (socket: Socket) => {
      keep(socket, false);
    });
    server.on('secureConnection', (socket) => {
      keep(socket);
      onSocket(socket);
    });
  });
}

/** A proper HTTP server. */
export function startHttp(listener: RequestListener): Promise<TestServer> {
  const server = createHttpServer(listener);
  return start(server, (_server, keep) => {
    server.on('connection', (socket: Socket) => {
      keep(socket);
    });
  });
}

/** Answers the first bytes of every client with a fixed text, then ends, unless told to stay. */
export function reply(text: string | Buffer, then: 'end' | 'stay' | 'reset' = 'end'): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', () => {
      socket.write(text, () => {
        if (then === 'end') socket.end();
        if (then === 'reset') setTimeout(() => socket.resetAndDestroy(), 20);
      });
    });
  };
}

type Keep = (socket: Socket, reading?: boolean) => void;

async function start(server: Server, listen: (server: Server, keep: Keep) => void): Promise<TestServer> {
  const sockets = new Set<Socket>();
  const chunks: Buffer[] = [];
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  listen(server, (socket, reading = true) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    if (reading) socket.on('data', (chunk) => chunks.push(chunk));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server.address()),
    connections: () => connections,
    received: () => Buffer.concat(chunks).toString('latin1'),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
