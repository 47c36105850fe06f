import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { typeNumbers, type RecordType } from '../../probes/dns/message/types.ts';
import { udpServer, type Respond } from './udp-server.ts';

/** A question as a server reads it. */
export interface Question {
  readonly id: number;
  readonly name: string;
  /** Number of the type asked for. */
  readonly type: number;
  /** Whether it has an OPT record. */
  readonly extended: boolean;
  readonly bytes: Buffer;
}

/** One record of a reply: its data is the bytes that follow. */
export interface Answer {
  readonly name: string;
  readonly type: RecordType;
  readonly ttl?: number;
  readonly data: Buffer;
}

export interface Reply {
  readonly code?: number;
  readonly answers?: readonly Answer[];
  /** Records behind the answers: the start of the zone, servers further down. */
  readonly authorities?: readonly Answer[];
  readonly authoritative?: boolean;
  /** True unless said. */
  readonly recursion?: boolean;
  readonly authenticated?: boolean;
  readonly truncated?: boolean;
  readonly id?: number;
  readonly name?: string;
}

/** Reads a question. */
export function readQuestion(bytes: Buffer): Question {
  const labels: string[] = [];
  let at = 12;
  for (let size = bytes[at] ?? 0; size > 0; size = bytes[at] ?? 0) {
    labels.push(bytes.toString('latin1', at + 1, at + 1 + size));
    at += size + 1;
  }
  const extended = bytes.readUInt16BE(10) === 1;
  return { id: bytes.readUInt16BE(0), name: labels.join('.'), type: bytes.readUInt16BE(at + 1), extended, bytes };
}

/** A name as bytes, not compressed. */
export function nameBytes(name: string): Buffer {
  const labels = name === '' ? [] : name.split('.');
  return Buffer.concat([
    ...labels.map((each) => Buffer.from(`${String.fromCharCode(each.length)}${each}`, 'latin1')),
    Buffer.alloc(1),
  ]);
}

/** An IPv4 address as bytes. */
export function addressBytes(address: string): Buffer {
  return Buffer.from(address.split('.').map(Number));
}

/** A reply as bytes. */
export function replyBytes(question: Question, reply: Reply): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(reply.id ?? question.id, 0);
  const flag = (wanted: boolean | undefined, bit: number): number => (wanted === true ? bit : 0);
  const flags = flag(reply.authoritative, 0x0400) | flag(reply.truncated, 0x0200) | flag(reply.authenticated, 0x0020);
  const recursion = reply.recursion === false ? 0 : 0x80;
  head.writeUInt16BE(0x8100 | recursion | flags | (reply.code ?? 0), 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(reply.answers?.length ?? 0, 6);
  head.writeUInt16BE(reply.authorities?.length ?? 0, 8);
  const asked = Buffer.alloc(4);
  asked.writeUInt16BE(question.type, 0);
  asked.writeUInt16BE(1, 2);
  return Buffer.concat([
    head,
    nameBytes(reply.name ?? question.name),
    asked,
    ...[...(reply.answers ?? []), ...(reply.authorities ?? [])].map(recordBytes),
  ]);
}

function recordBytes({ name, type, ttl, data }: Answer): Buffer {
  const head = Buffer.alloc(10);
  head.writeUInt16BE(typeNumbers[type], 0);
  head.writeUInt16BE(1, 2);
  head.writeUInt32BE(ttl ?? 300, 4);
  head.writeUInt16BE(data.length, 8);
  return Buffer.concat([nameBytes(name), head, data]);
}

/** What a server answers; null: nothing. */
export type Responder = (question: Question, transport: 'udp' | 'tcp') => Reply | Buffer | readonly Buffer[] | null;

export interface DnsServer {
  readonly port: number;
  /** Questions that came, as `udp A name`. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** Starts a name server on 127.0.0.1, UDP and TCP on one port. */
export async function dnsServer(respond: Responder, port = 0): Promise<DnsServer> {
  const asked: string[] = [];
  const answers = (bytes: Buffer, transport: 'udp' | 'tcp'): readonly Buffer[] => {
    const question = readQuestion(bytes);
    const type = Object.entries(typeNumbers).find(([, number]) => number === question.type)?.[0];
    asked.push(`${transport} ${String(type)} ${question.name}`);
    const answer = respond(question, transport);
    if (answer === null) return [];
    if (Buffer.isBuffer(answer)) return [answer];
    return 'length' in answer ? answer : [replyBytes(question, answer)];
  };
  const { udp, tcp } = await onOnePort(
    port,
    (bytes, reply) => {
      for (const each of answers(bytes, 'udp')) reply(each);
    },
    (bytes, socket) => {
      for (const each of answers(bytes.subarray(2), 'tcp')) {
        const length = Buffer.alloc(2);
        length.writeUInt16BE(each.length);
        socket.write(Buffer.concat([length, each]));
      }
    },
  );
  return {
    port: udp.port,
    asked,
    close: async () => {
      await tcp.close();
      await udp.close();
    },
  };
}

type OnTcp = (bytes: Buffer, socket: Socket) => void;

/** Both servers; where the port that was free for UDP is taken for TCP, both begin again elsewhere. */
async function onOnePort(port: number, onUdp: Respond, onTcp: OnTcp, triesLeft = 20) {
  const udp = await udpServer(onUdp, port);
  try {
    return { udp, tcp: await tcpServer(onTcp, udp.port) };
  } catch (error) {
    await udp.close();
    if (port !== 0 || triesLeft === 0) throw error;
    return onOnePort(port, onUdp, onTcp, triesLeft - 1);
  }
}

async function tcpServer(onTcp: OnTcp, port: number): Promise<{ readonly close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => onTcp(bytes, socket));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
