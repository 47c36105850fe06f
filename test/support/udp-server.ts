import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Answers datagrams on 127.0.0.1. */
export interface UdpServer {
  readonly port: number;
  /** What came, in order. */
  readonly received: readonly Buffer[];
  readonly close: () => Promise<void>;
}

/** What a server does with a datagram: texts and bytes are sent back to where it came from. */
export type Respond = (question: Buffer, reply: (answer: Uint8Array) => void, from: RemoteInfo) => void;

/** Starts a server that answers as told. */
export async function udpServer(respond: Respond, port = 0): Promise<UdpServer> {
  const received: Buffer[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    received.push(question);
    respond(question, (answer) => socket.send(answer, from.port, from.address), from);
  });
  socket.bind(port, '127.0.0.1');
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    received,
    close: () => closed(socket),
  };
}

/** A UDP port of 127.0.0.1 on which nothing listens. */
export async function closedUdpPort(): Promise<number> {
  const { port, close } = await udpServer(() => undefined);
  await close();
  return port;
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()));
}
