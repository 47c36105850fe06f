import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { startTcp, type TestServer } from '../../support/http-servers.ts';

/** A topic of the broker of a test: for each partition its leader, replicas and those in sync. */
export type Partitions = readonly (readonly [number, readonly number[], readonly number[]])[];

export interface BrokerOptions {
  /** Requests it takes: number, lowest and highest version. */
  readonly apis?: readonly (readonly [number, number, number])[];
  readonly topics?: Readonly<Record<string, Partitions>>;
  /** Topics it keeps to itself. */
  readonly hidden?: readonly string[];
  readonly brokers?: readonly (readonly [number, string, number, string | null])[];
  /** Ways to log in; empty: nobody has to. */
  readonly mechanisms?: readonly string[];
  /** User and password it admits. */
  readonly account?: readonly [string, string];
}

const short = (number: number) => Buffer.from([(number >> 8) & 0xff, number & 0xff]);
const long = (number: number) => Buffer.concat([short(number >> 16), short(number)]);
const text = (written: string | null) =>
  written === null ? short(-1) : Buffer.concat([short(Buffer.byteLength(written)), Buffer.from(written)]);
const list = (items: readonly Buffer[]) => Buffer.concat([long(items.length), ...items]);
const bytes = (written: string) => Buffer.concat([long(Buffer.byteLength(written)), Buffer.from(written)]);

/** As Apache Kafka 3.7 answers. */
const usual: BrokerOptions['apis'] = [
  [0, 0, 10],
  [1, 0, 16],
  [2, 0, 8],
  [3, 0, 12],
  [17, 0, 1],
  [18, 0, 4],
  [24, 0, 4],
  [35, 0, 4],
  [36, 0, 2],
  [999, 0, 1],
];

/**
 * A broker of a test, built after the Kafka protocol guide: requests with header 1, replies with header 0, ApiVersions v0,
 * Metadata v4, SaslHandshake v1, SaslAuthenticate v0.
 */
export function startBroker(options: BrokerOptions = {}): Promise<TestServer> {
  return startTcp((socket) => {
    const session = newSession(options);
    let waiting = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      waiting = Buffer.concat([waiting, Buffer.from(chunk)]);
      while (waiting.length >= 4 && waiting.length >= 4 + waiting.readInt32BE()) {
        const end = 4 + waiting.readInt32BE();
        const reply = session(waiting.subarray(4, end));
        waiting = waiting.subarray(end);
        if (reply === null) socket.end();
        else socket.write(Buffer.concat([long(reply.length), reply]));
      }
    });
  });
}

function handshakeCode(mechanisms: readonly string[], asked: string): number {
  if (mechanisms.length === 0) return 34;
  return mechanisms.includes(asked) ? 0 : 33;
}

/** Answers requests one after the other; null: it closes. */
function newSession(options: BrokerOptions): (request: Buffer) => Buffer | null {
  const mechanisms = options.mechanisms ?? [];
  let isIn = mechanisms.length === 0;
  let login: ((message: string) => string | null) | null = null;
  const refused = () => Buffer.concat([short(58), text('Authentication failed'), long(0)]);
  const answer = (key: number, body: Buffer): Buffer | null => {
    if (key === 18)
      return Buffer.concat([
        short(0),
        list((options.apis ?? usual ?? []).map((each) => Buffer.concat(each.map(short)))),
      ]);
    if (key === 17) {
      const asked = body.subarray(2).toString();
      login = loginBy(asked, options.account ?? ['', '']);
      return Buffer.concat([short(handshakeCode(mechanisms, asked)), list(mechanisms.map(text))]);
    }
    if (key === 36) {
      const told = login?.(body.subarray(4).toString()) ?? null;
      isIn = told === '' || (told?.startsWith('v=') ?? false);
      return told === null ? refused() : Buffer.concat([short(0), text(null), bytes(told)]);
    }
    return isIn && key === 3 ? metadata(options, body) : null;
  };
  return (request) => {
    const clientId = request.readInt16BE(8);
    const reply = answer(request.readInt16BE(0), request.subarray(10 + clientId));
    return reply === null ? null : Buffer.concat([request.subarray(4, 8), reply]);
  };
}

function metadata({ topics = {}, hidden = [], brokers = [[1, '127.0.0.1', 9092, null]] }: BrokerOptions, body: Buffer) {
  const asked: string[] = [];
  let at = 4;
  for (let left = body.readInt32BE(); left > 0; left -= 1) {
    const end = at + 2 + body.readInt16BE(at);
    asked.push(body.subarray(at + 2, end).toString());
    at = end;
  }
  if (body[at] !== 0) throw new Error('it would have created the topic');
  const partition = ([leader, replicas, inSync]: Partitions[number], index: number) =>
    Buffer.concat([
      short(leader < 0 ? 5 : 0),
      long(index),
      long(leader),
      list(replicas.map(long)),
      list(inSync.map(long)),
    ]);
  const topic = (name: string) => {
    const missing = hidden.includes(name) ? 29 : 3;
    const found = missing === 29 ? undefined : topics[name];
    const code = found === undefined ? missing : 0;
    return Buffer.concat([short(code), text(name), Buffer.from([0]), list((found ?? []).map(partition))]);
  };
  const all = brokers.map(([id, host, port, rack]) => Buffer.concat([long(id), text(host), long(port), text(rack)]));
  return Buffer.concat([long(0), list(all), text('MkU3OEVBNTcwNTJENDM2Qk'), long(1), list(asked.map(topic))]);
}

/** The server’s side of a login: its next message, empty at the end of PLAIN, null where it refuses. */
function loginBy(mechanism: string, [user, password]: readonly [string, string]): (message: string) => string | null {
  if (mechanism === 'PLAIN') return (message) => (message === `\0${user}\0${password}` ? '' : null);
  const hash = mechanism === 'SCRAM-SHA-256' ? 'sha256' : 'sha512';
  const salt = randomBytes(12);
  const salted = pbkdf2Sync(password, salt, 4096, hash === 'sha256' ? 32 : 64, hash);
  const sign = (key: Buffer, written: string) => createHmac(hash, key).update(written).digest();
  let first = '';
  let mine = '';
  return (message) => {
    if (first === '') {
      first = message.slice(3);
      mine = `r=${first.split(',r=')[1] ?? ''}more,s=${salt.toString('base64')},i=4096`;
      return first.startsWith(`n=${user},`) ? mine : null;
    }
    const [bare = '', proof = ''] = message.split(',p=');
    const whole = `${first},${mine},${bare}`;
    const signature = sign(createHash(hash).update(sign(salted, 'Client Key')).digest(), whole);
    const key = Buffer.from(Buffer.from(proof, 'base64').map((byte, index) => byte ^ (signature[index] ?? 0)));
    if (!key.equals(sign(salted, 'Client Key'))) return null;
    return `v=${sign(sign(salted, 'Server Key'), whole).toString('base64')}`;
  };
}
