import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import { faulty, type Faulty } from './postgres-faults.ts';

/** What a statement gets: rows with their columns, or an error. */
export type Reply =
  | { readonly rows: readonly { readonly [column: string]: string | null }[] }
  | { readonly errno: number; readonly message: string }
  | Buffer;

/** A server of our own that speaks just enough of the MySQL protocol; without TLS unless given a certificate. */
export interface FakeOptions {
  readonly version: string;
  readonly plugin?: string;
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Answers the login: the stream, the number of the packet that came, its bytes. By default: welcome. */
  readonly login?: (stream: Duplex, sequence: number, packet: Buffer) => void;
  /** Answers what comes after the login’s first packet and is no statement. */
  readonly more?: (stream: Duplex, sequence: number, payload: Buffer) => void;
  readonly answer?: (sql: string) => Reply | null;
}

const capabilities = { lower: 0xf7ff, upper: 0x00ff, ssl: 0x0800 };

/** One packet: length, number, payload. */
export function packet(sequence: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUIntLE(payload.length, 0, 3);
  head[3] = sequence % 256;
  return Buffer.concat([head, payload]);
}

/** HandshakeV10. */
export function greeting(version: string, plugin = 'mysql_native_password', tls = false): Buffer {
  const fixed = Buffer.alloc(4 + 8 + 1 + 2 + 1 + 2 + 2 + 1 + 10);
  fixed.writeUInt32LE(77, 0);
  fixed.write('abcdefgh', 4, 'latin1');
  fixed.writeUInt16LE(capabilities.lower | (tls ? capabilities.ssl : 0), 13);
  fixed[15] = 255;
  fixed.writeUInt16LE(2, 16);
  fixed.writeUInt16LE(capabilities.upper, 18);
  fixed[20] = 21;
  const tail = Buffer.from(`ijklmnopqrst\0${plugin}\0`, 'latin1');
  return packet(0, Buffer.concat([Buffer.from(`\n${version}\0`, 'latin1'), fixed, tail]));
}

/** OK. */
export function ok(sequence: number): Buffer {
  return packet(sequence, Buffer.from([0, 0, 0, 2, 0, 0, 0]));
}

/** ERR; without SQLSTATE, as before the login, where `state` is null. */
export function err(sequence: number, errno: number, message: string, state: string | null = 'HY000'): Buffer {
  const head = Buffer.from([0xff, errno & 0xff, errno >> 8]);
  return packet(sequence, Buffer.concat([head, Buffer.from(state === null ? message : `#${state}${message}`)]));
}

/** AuthSwitchRequest. */
export function authSwitch(sequence: number, plugin: string): Buffer {
  return packet(sequence, Buffer.from(`\xfe${plugin}\0abcdefghijklmnopqrst\0`, 'latin1'));
}

/** AuthMoreData. */
export function moreData(sequence: number, data: Buffer): Buffer {
  return packet(sequence, Buffer.concat([Buffer.from([1]), data]));
}

function text(value: string | null): Buffer {
  if (value === null) return Buffer.from([0xfb]);
  const bytes = Buffer.from(value);
  const head =
    bytes.length < 251 ? Buffer.from([bytes.length]) : Buffer.from([0xfc, bytes.length & 255, bytes.length >> 8]);
  return Buffer.concat([head, bytes]);
}

function column(name: string): Buffer {
  const tail = Buffer.from([0x0c, 45, 0, 0, 4, 0, 0, 0xfd, 0, 0, 0, 0, 0]);
  return Buffer.concat([...['def', '', '', '', name, name].map(text), tail]);
}

/** A result set in the text protocol, behind the packet with this number. */
export function resultSet(sequence: number, rows: Extract<Reply, { rows: unknown }>['rows']): Buffer {
  const names = Object.keys(rows[0] ?? { nothing: null });
  const end = Buffer.from([0xfe, 0, 0, 2, 0]);
  const payloads = [
    Buffer.from([names.length]),
    ...names.map(column),
    end,
    ...rows.map((row) => Buffer.concat(names.map((name) => text(row[name] ?? null)))),
    end,
  ];
  return Buffer.concat(payloads.map((payload, index) => packet(sequence + 1 + index, payload)));
}

/** Starts it; `statements` grows with every statement it gets, `packets` with every packet. */
export async function fakeMySql(
  options: FakeOptions,
): Promise<Faulty & { readonly statements: readonly string[]; readonly packets: readonly Buffer[] }> {
  const statements: string[] = [];
  const packets: Buffer[] = [];
  const server = await faulty((socket) => {
    serve(socket, options, { statements, packets });
  });
  return { ...server, statements, packets };
}

interface Heard {
  readonly statements: string[];
  readonly packets: Buffer[];
}

function serve(socket: Socket, options: FakeOptions, heard: Heard): void {
  socket.write(greeting(options.version, options.plugin, options.tls !== undefined));
  if (options.tls === undefined) {
    talk(socket, options, heard);
    return;
  }
  const { certificate: cert, key } = options.tls;
  socket.once('data', (request: Buffer) => {
    socket.pause();
    // The handshake may have come with it.
    heard.packets.push(request.subarray(0, 36));
    if (request.length > 36) socket.unshift(request.subarray(36));
    const secure = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext({ cert, key }) });
    secure.on('error', () => undefined);
    talk(secure, options, heard);
  });
}

function talk(stream: Duplex, options: FakeOptions, heard: Heard): void {
  let loggedIn = false;
  stream.on('data', (bytes: Buffer) => {
    heard.packets.push(bytes);
    const sequence = bytes[3] ?? 0;
    const payload = bytes.subarray(4);
    if (!loggedIn) {
      loggedIn = true;
      if (options.login === undefined) stream.write(ok(sequence + 1));
      else options.login(stream, sequence, bytes);
      return;
    }
    if (sequence === 0 && payload[0] === 3) {
      const sql = payload.toString('utf8', 1);
      heard.statements.push(sql);
      stream.write(asBytes(options.answer?.(sql) ?? null, sql));
    } else if (sequence === 0 && payload[0] === 1) stream.end();
    else options.more?.(stream, sequence, payload);
  });
}

function asBytes(reply: Reply | null, sql: string): Buffer {
  if (Buffer.isBuffer(reply)) return reply;
  if (reply === null)
    return sql.startsWith('SET ') ? ok(1) : err(1, 1064, 'You have an error in your SQL syntax', '42000');
  return 'rows' in reply ? resultSet(0, reply.rows) : err(1, reply.errno, reply.message);
}
