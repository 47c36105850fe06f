import { connect, type Socket } from 'node:net';

/** Says version and statistics, whatever is asked. */
export function memcachedFake(socket: Socket): void {
  socket.on('data', (bytes) => {
    const asked = bytes.toString('latin1');
    if (asked.startsWith('version')) socket.write('VERSION 1.6.18\r\n');
    if (asked.startsWith('stats')) socket.write('STAT uptime 5\r\nEND\r\n');
  });
}

/** What a client asked for, and how many bytes of it are read; null: not whole. */
type Reader = (bytes: Buffer) => { readonly port: number; readonly used: number; readonly yes: string | Buffer } | null;

const readers: Readonly<Record<'http' | 'socks4' | 'socks5', Reader>> = {
  http: (bytes) => {
    const text = bytes.toString('latin1');
    const [, port] = /^CONNECT \S+:(\d+) HTTP/.exec(text) ?? [];
    const end = text.indexOf('\r\n\r\n');
    if (port === undefined || end === -1) return null;
    return { port: Number(port), used: end + 4, yes: 'HTTP/1.1 200 Connection established\r\nVia: 1.1 test\r\n\r\n' };
  },
  socks4: (bytes) => {
    const withName = bytes.subarray(4, 7).equals(Buffer.from([0, 0, 0]));
    const user = bytes.indexOf(0, 8);
    const end = withName && user !== -1 ? bytes.indexOf(0, user + 1) : user;
    return end === -1
      ? null
      : { port: bytes.readUInt16BE(2), used: end + 1, yes: Buffer.from([0, 90, 0, 0, 0, 0, 0, 0]) };
  },
  socks5: (bytes) => {
    if (bytes[3] === undefined) return null;
    const length = { 1: 4, 3: 1 + (bytes[4] ?? 0), 4: 16 }[bytes[3]] ?? 0;
    if (bytes.length < 6 + length) return null;
    const yes = Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    return { port: bytes.readUInt16BE(4 + length), used: 6 + length, yes };
  },
};

/**
 * A proxy on loopback that leads on to 127.0.0.1, whatever name it is asked for.
 *
 * @param to port it leads on to instead of the one asked for
 */
export function tunnel(kind: keyof typeof readers, to: number | null = null): (socket: Socket) => void {
  return (socket) => {
    let greeted = kind !== 'socks5';
    let bytes = Buffer.alloc(0);
    const onData = (chunk: Buffer): void => {
      bytes = Buffer.concat([bytes, chunk]);
      if (!greeted) {
        greeted = true;
        bytes = Buffer.alloc(0);
        socket.write(Buffer.from([5, 0]));
        return;
      }
      const asked = readers[kind](bytes);
      if (asked === null) return;
      socket.off('data', onData);
      lead(socket, to ?? asked.port, asked.yes, bytes.subarray(asked.used));
    };
    socket.on('data', onData);
  };
}

function lead(socket: Socket, port: number, yes: string | Buffer, early: Buffer): void {
  const onward = connect(port, '127.0.0.1', () => {
    socket.write(yes);
    onward.write(early);
    socket.pipe(onward);
    onward.pipe(socket);
  });
  onward.on('error', () => socket.destroy());
  socket.on('close', () => onward.destroy());
}
