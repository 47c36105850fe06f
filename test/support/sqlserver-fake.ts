import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import { faulty, type Faulty } from './postgres-faults.ts';

/** What a statement gets. Columns that hold numbers in their first row are sent as integers, others as nvarchar. */
export type Reply =
  | { readonly rows: readonly { readonly [column: string]: string | number | null }[] }
  | { readonly error: number; readonly message: string };

/** A server of our own that speaks just enough of TDS 7.4 (MS-TDS); numbers in parentheses are its sections. */
export interface FakeOptions {
  /** Given: TLS is demanded, within the packets of the protocol. Absent: none is offered. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** Refuses the login with an error of sys.messages. */
  readonly refusal?: { readonly error: number; readonly message: string };
  readonly answer?: (sql: string) => Reply | 'close';
}

/** What the server was sent. */
export interface Heard {
  readonly statements: string[];
  /** LOGIN7 packets, as they came. */
  readonly logins: Buffer[];
  /** Whether a login came outside of TLS. */
  openLogin: boolean;
}

const types = { batch: 1, login: 0x10, prelogin: 0x12, result: 4 } as const;

/** Starts it; `heard` grows while it runs. */
export async function sqlServerFake(options: FakeOptions): Promise<Faulty & { readonly heard: Heard }> {
  const heard: Heard = { statements: [], logins: [], openLogin: false };
  const server = await faulty((socket) => {
    serve(socket, options, heard);
  });
  return { ...server, heard };
}

function serve(socket: Socket, options: FakeOptions, heard: Heard): void {
  let secure: TLSSocket | null = null;
  const wire = new Duplex({
    read: () => undefined,
    // Until the client sends data, what TLS writes travels in packets of the protocol (2.2.6.5).
    write: (chunk: Buffer, _encoding, written) => {
      socket.write(chunk[0] === 0x17 ? chunk : packet(types.prelogin, chunk), () => {
        written();
      });
    },
  });
  const onMessage = (stream: Duplex, type: number, payload: Buffer): void => {
    if (type === types.prelogin && secure === null) {
      stream.write(packet(types.result, preloginReply(options.tls !== undefined)));
      if (options.tls === undefined) return;
      const { certificate, key } = options.tls;
      const secureContext = createSecureContext({ cert: certificate, key, maxVersion: 'TLSv1.2' });
      secure = new TLSSocket(wire, { isServer: true, secureContext });
      secure.on('error', () => undefined);
      read(secure, onMessage.bind(null, secure));
      return;
    }
    if (type === types.login) {
      heard.logins.push(payload);
      heard.openLogin ||= stream === socket;
      stream.write(packet(types.result, options.refusal === undefined ? welcome() : refused(options.refusal)));
      if (options.refusal !== undefined) stream.end();
      return;
    }
    if (type !== types.batch) return;
    // ALL_HEADERS (2.2.5.3) come first, with their length.
    const sql = payload.toString('utf16le', payload.readUInt32LE(0));
    heard.statements.push(sql);
    const reply = options.answer?.(sql) ?? { rows: [] };
    if (reply === 'close') socket.destroy();
    else stream.write(packet(types.result, 'error' in reply ? refused(reply) : table(reply.rows)));
  };
  read(socket, onMessage.bind(null, socket), (raw) => {
    if (secure === null) return false;
    wire.push(raw);
    return true;
  });
}

/** Cuts a stream into packets; what TLS sends bare after its handshake goes to `bare`. */
function read(
  stream: Duplex,
  onPacket: (type: number, payload: Buffer) => void,
  bare: (raw: Buffer) => boolean = () => false,
): void {
  let waiting = Buffer.alloc(0);
  let inTls = false;
  stream.on('error', () => undefined);
  stream.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length > 0) {
      if (waiting[0] !== types.prelogin && bare(waiting)) {
        waiting = Buffer.alloc(0);
        return;
      }
      if (waiting.length < 8 || waiting.length < waiting.readUInt16BE(2)) return;
      const length = waiting.readUInt16BE(2);
      const [type, payload] = [waiting[0] ?? 0, waiting.subarray(8, length)];
      waiting = waiting.subarray(length);
      if (inTls && type === types.prelogin) bare(payload);
      else onPacket(type, payload);
      inTls ||= type === types.prelogin;
    }
  });
}

/** Packet header (2.2.3.1), the whole message in one packet. */
function packet(type: number, payload: Buffer): Buffer {
  const head = Buffer.from([type, 1, 0, 0, 0, 0, 1, 0]);
  head.writeUInt16BE(payload.length + 8, 2);
  return Buffer.concat([head, payload]);
}

/** VERSION and ENCRYPTION (2.2.6.5): required, or not supported. */
function preloginReply(encrypts: boolean): Buffer {
  const options = Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff]);
  return Buffer.concat([options, Buffer.from([16, 0, 0x10, 0x27, 0, 0, encrypts ? 3 : 2])]);
}

/** LOGINACK (2.2.7.14) and DONE (2.2.7.6). */
function welcome(): Buffer {
  const name = Buffer.from('Microsoft SQL Server', 'utf16le');
  const body = Buffer.concat([
    Buffer.from([1, 0x74, 0, 0, 4, name.length / 2]),
    name,
    Buffer.from([16, 0, 0x10, 0x27]),
  ]);
  return Buffer.concat([Buffer.from([0xad]), lengthOf(body), body, done(0)]);
}

/** ERROR (2.2.7.10) and DONE with the bit for an error. */
function refused({ error, message }: { readonly error: number; readonly message: string }): Buffer {
  const text = Buffer.from(message, 'utf16le');
  const number = Buffer.alloc(4);
  number.writeUInt32LE(error);
  const body = Buffer.concat([
    number,
    Buffer.from([1, 14]),
    lengthOf(text, text.length / 2),
    text,
    Buffer.from([0, 0, 1, 0, 0, 0]),
  ]);
  return Buffer.concat([Buffer.from([0xaa]), lengthOf(body), body, done(2)]);
}

/** COLMETADATA (2.2.7.4), ROW (2.2.7.19), DONE. */
function table(rows: readonly { readonly [column: string]: string | number | null }[]): Buffer {
  const [first] = rows;
  if (first === undefined) return done(0);
  const names = Object.keys(first);
  const numeric = names.map((name) => typeof first[name] === 'number');
  const columns = names.map((name, at) => {
    const type = numeric[at] === true ? [0x26, 4] : [0xe7, 0xa0, 0x0f, 9, 4, 0xd0, 0, 0x34];
    return Buffer.concat([Buffer.from([0, 0, 0, 0, 1, 0, ...type, name.length]), Buffer.from(name, 'utf16le')]);
  });
  const cells = rows.flatMap((row) => [
    Buffer.from([0xd1]),
    ...names.map((name, at) => cell(row[name] ?? null, numeric[at] === true)),
  ]);
  const count = Buffer.alloc(2);
  count.writeUInt16LE(names.length);
  return Buffer.concat([Buffer.from([0x81]), count, ...columns, ...cells, done(0)]);
}

function cell(value: string | number | null, numeric: boolean): Buffer {
  if (numeric) {
    if (value === null) return Buffer.from([0]);
    const bytes = Buffer.from([4, 0, 0, 0, 0]);
    bytes.writeInt32LE(Number(value), 1);
    return bytes;
  }
  if (value === null) return Buffer.from([0xff, 0xff]);
  const text = Buffer.from(String(value), 'utf16le');
  return Buffer.concat([lengthOf(text), text]);
}

function lengthOf(bytes: Buffer, length = bytes.length): Buffer {
  const head = Buffer.alloc(2);
  head.writeUInt16LE(length);
  return head;
}

function done(status: number): Buffer {
  return Buffer.from([0xfd, status, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}
